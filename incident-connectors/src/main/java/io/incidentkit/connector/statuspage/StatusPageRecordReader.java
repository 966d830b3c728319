package io.incidentkit.connector.statuspage;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.backfill.PastUpdate;
import io.incidentkit.text.CleanText;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one incident or maintenance, by whichever of the known names its fields have. */
final class StatusPageRecordReader {
    private final JsonNode node;
    private final String path;
    private final InputValidator faults;

    private StatusPageRecordReader(JsonNode node, String path, InputValidator faults) {
        this.node = node;
        this.path = path;
        this.faults = faults;
    }

    /** Returns what is told, or null after noting what is wrong with it. */
    static @Nullable StatusPageRecord read(JsonNode node, boolean maintenance, String path, InputValidator faults) {
        InputValidator own = new InputValidator();
        StatusPageRecord telling = new StatusPageRecordReader(node, path, own).read(maintenance);
        if (!own.any()) {
            return telling;
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

    private StatusPageRecord read(boolean listedAsMaintenance) {
        String id = text(node, "id", "uri", "number", "shortlink", "url");
        if (id.isBlank()) {
            faults.add(path + ".id", "is required");
        }
        String title = title(node);
        if (title.isBlank()) {
            faults.add(path + ".name", "is required");
        }
        Map<String, StatusPageRecord.Update> updates = updates();
        Instant detectedAt = moment(node, "started_at", "created_at", "created");
        Instant edited = moment(node, "updated_at", "modified");
        if (updates.isEmpty() && detectedAt == null) {
            faults.add(path + ".created_at", "is required where there is no update");
        }
        StatusPageRecord.Head head = new StatusPageRecord.Head(
                edited == null ? Instant.MIN : edited,
                title,
                services(),
                text(node, "impact", "status_impact", "severity"),
                text(node, "url", "shortlink"),
                moment(node, "begin", "impact_start_at"),
                detectedAt,
                moment(node, "resolved_at", "end"),
                moment(node, "scheduled_for"),
                moment(node, "scheduled_until"));
        return new StatusPageRecord(id, listedAsMaintenance || isMaintenance(), head, updates);
    }

    private boolean isMaintenance() {
        boolean scheduled = node.path("scheduled_for").isString();
        return scheduled
                || StatusWords.isMaintenance(text(node, "impact"))
                || StatusWords.isMaintenance(text(node, "status"));
    }

    private Map<String, StatusPageRecord.Update> updates() {
        JsonNode all = updates(node);
        if (!all.isMissingNode() && !all.isNull() && !all.isArray()) {
            faults.add(path + ".incident_updates", "is not a list");
        }
        Map<String, StatusPageRecord.Update> read = new TreeMap<>();
        for (int i = 0; i < all.size(); i++) {
            JsonNode each = all.path(i);
            Instant at = moment(each, "display_at", "created_at", "at", "when", "created", "updated_at");
            if (at == null) {
                faults.add(path + ".incident_updates[" + i + "].created_at", "is required, as an instant in RFC 3339");
                continue;
            }
            Instant edited = moment(each, "updated_at", "modified");
            String words = CleanText.text(text(each, "body", "message", "text"), PastUpdate.MAX_TEXT);
            String status = text(each, "status");
            String key = text(each, "id");
            read.merge(
                    key.isEmpty() ? at + " " + status + " " + words : key,
                    new StatusPageRecord.Update(at, edited == null ? at : edited, StatusWords.step(status), words),
                    StatusPageRecord.Update::or);
        }
        return read;
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
            try {
                Instant at =
                        OffsetDateTime.parse(scalar(node.path(field)).strip()).toInstant();
                if (!at.isBefore(InputValidator.EARLIEST) && at.isBefore(InputValidator.LATEST)) {
                    return at.truncatedTo(ChronoUnit.MICROS);
                }
            } catch (DateTimeParseException e) {
                // another field may say it
            }
        }
        return null;
    }
}
