package io.incidentkit.connector.statuspage;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.backfill.PastIncidentBuilder;
import io.incidentkit.backfill.PastUpdate;
import io.incidentkit.connector.alert.AlertMoment;
import io.incidentkit.connector.statuspage.StatusPageRecord.Plan;
import io.incidentkit.connector.statuspage.StatusPageRecord.Sign;
import io.incidentkit.loop.Step;
import io.incidentkit.text.CleanText;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one incident or maintenance, by whichever of the known names its fields have. */
final class StatusPageRecordReader {
    private final String source;
    private final JsonNode node;
    private final String path;
    private final InputValidator faults;

    private StatusPageRecordReader(String source, JsonNode node, String path, InputValidator faults) {
        this.source = source;
        this.node = node;
        this.path = path;
        this.faults = faults;
    }

    /** Returns what is told, or null after noting what is wrong with it. */
    static @Nullable StatusPageRecord read(
            String source, JsonNode node, Set<Sign> list, String path, InputValidator faults) {
        InputValidator own = new InputValidator();
        StatusPageRecord record = new StatusPageRecordReader(source, node, path, own).read(list);
        if (!own.any()) {
            return record;
        }
        faults.collect(() -> {
            own.throwIfAny();
            return "";
        });
        return null;
    }

    static boolean looksLikeOne(JsonNode node) {
        return node.isObject() && !updates(node).isMissingNode() && !title(node).isEmpty();
    }

    private @Nullable StatusPageRecord read(Set<Sign> list) {
        String id = text(node, "id", "uri", "number", "shortlink", "url");
        if (id.isBlank()) {
            faults.add(path + ".id", "is required");
        }
        String title = title(node);
        if (title.isBlank()) {
            faults.add(path + ".name", "is required");
        }
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        signs.addAll(list);
        signs.addAll(signs());
        List<PastUpdate> updates = updates();
        Instant detectedAt = moment(node, "started_at", "created_at", "created");
        if (updates.isEmpty() && detectedAt == null) {
            faults.add(path + ".created_at", "is required where there is no update");
        }
        if (faults.any()) {
            return null;
        }
        try {
            PastIncident past = incident(id, title, detectedAt, updates);
            Plan plan = new Plan(past.lastEdited(), moment(node, "scheduled_for"), moment(node, "scheduled_until"));
            return new StatusPageRecord(past, signs, plan);
        } catch (InvalidInputException e) {
            e.faults().forEach(fault -> faults.add(path + "." + fault.field(), fault.message()));
            return null;
        }
    }

    private PastIncident incident(String id, String title, @Nullable Instant detectedAt, List<PastUpdate> updates) {
        String whole = CleanText.line(title, InputValidator.MAX_TEXT);
        PastIncidentBuilder past = PastIncident.builder(source, id, CleanText.line(title))
                .edited(moment(node, "updated_at", "modified"))
                .services(services())
                .impact(CleanText.text(text(node, "impact", "status_impact", "severity"), InputValidator.MAX_TEXT))
                .began(moment(node, "begin", "impact_start_at"))
                .detectedAt(detectedAt)
                .endedAt(moment(node, "resolved_at", "end"))
                .updates(updates);
        if (whole.length() > InputValidator.MAX_LINE) {
            past.fullTitle(whole);
        }
        String link = text(node, "url", "shortlink");
        return (isLink(link) ? past.link(link) : past).build();
    }

    private Set<Sign> signs() {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        sign(signs, text(node, "status"));
        JsonNode all = updates(node);
        for (int i = 0; i < all.size(); i++) {
            sign(signs, text(all.path(i), "status"));
        }
        if (node.path("scheduled_for").isString()) {
            signs.add(Sign.STATUS_OF_A_MAINTENANCE);
        }
        if (StatusWords.isMaintenance(text(node, "impact"))) {
            signs.add(Sign.IMPACT_OF_A_MAINTENANCE);
        }
        return signs;
    }

    private static void sign(Set<Sign> signs, String status) {
        Step step = StatusWords.step(status);
        if (StatusWords.isMaintenance(status)) {
            signs.add(Sign.STATUS_OF_A_MAINTENANCE);
        } else if (step == Step.RESOLVED) {
            signs.add(Sign.LISTED_AS_INCIDENT);
        } else if (step != null) {
            signs.add(Sign.STATUS_OF_AN_INCIDENT);
        }
    }

    private List<PastUpdate> updates() {
        JsonNode all = updates(node);
        if (!all.isMissingNode() && !all.isNull() && !all.isArray()) {
            faults.add(path + ".incident_updates", "is not a list");
        }
        List<PastUpdate> read = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            JsonNode each = all.path(i);
            Instant at = moment(each, "display_at", "created_at", "at", "when", "created", "updated_at");
            if (at == null) {
                faults.add(path + ".incident_updates[" + i + "].created_at", "is required, as an instant in RFC 3339");
                continue;
            }
            String words = CleanText.text(text(each, "body", "message", "text"), PastUpdate.MAX_TEXT);
            Step says = StatusWords.step(text(each, "status"));
            Instant edited = moment(each, "updated_at", "modified");
            read.add(new PastUpdate(at, says, words, CleanText.line(text(each, "id")), edited));
        }
        return read;
    }

    private static boolean isLink(String link) {
        InputValidator faults = new InputValidator();
        faults.webAddress("link", link);
        return !faults.any();
    }

    private List<String> services() {
        List<String> named = new ArrayList<>();
        named.add(text(node, "service_name"));
        for (String field : List.of("components", "affected_products")) {
            for (JsonNode each : node.path(field).values()) {
                named.add(each.isObject() ? text(each, "name", "title") : scalar(each));
            }
        }
        return named.stream()
                .map(CleanText::line)
                .filter(name -> !name.isEmpty())
                .distinct()
                .limit(PastIncident.MAX_SERVICES)
                .toList();
    }

    private static JsonNode updates(JsonNode node) {
        JsonNode updates = node.path("incident_updates");
        return updates.isMissingNode() ? node.path("updates") : updates;
    }

    private static String title(JsonNode node) {
        return text(node, "name", "title", "external_desc");
    }

    /** The first of the fields that says something. */
    private static String text(JsonNode node, String... fields) {
        for (String field : fields) {
            String text = scalar(node.path(field));
            if (!text.isBlank()) {
                return text.strip();
            }
        }
        return "";
    }

    private static String scalar(JsonNode node) {
        return node.isString() || node.isNumber() || node.isBoolean() ? node.asString() : "";
    }

    /** The first of the fields that is a moment; one that is absurd says nothing. */
    private static @Nullable Instant moment(JsonNode node, String... fields) {
        for (String field : fields) {
            Instant at = AlertMoment.read(scalar(node.path(field)));
            if (at != null) {
                return at;
            }
        }
        return null;
    }
}
