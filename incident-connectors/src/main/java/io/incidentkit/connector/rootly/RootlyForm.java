package io.incidentkit.connector.rootly;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.connector.history.FollowUpStates;
import io.incidentkit.connector.history.HistoryJson;
import io.incidentkit.connector.history.HistoryPage;
import io.incidentkit.connector.history.HistoryPile;
import io.incidentkit.connector.history.HistorySetting;
import io.incidentkit.connector.history.PastDraft;
import io.incidentkit.connector.history.RecordForm;
import io.incidentkit.loop.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Incidents as Rootly's API (v1, JSON:API) lists them, with the events, action items, roles and retrospectives that were included.
 */
public final class RootlyForm extends RecordForm {
    /** The name of the tool. */
    public static final String TOOL = "rootly";

    private static final Set<String> LISTS = Set.of("data", "included");
    /** Rootly's own four, whatever a customer calls a level. */
    private static final List<String> RANKED = List.of("critical", "high", "medium", "low");

    private static final String ATTRIBUTES = "attributes";
    private static final String EVENTS = "incident_events";
    private static final String ACTIONS = "incident_action_items";
    private static final String POSTMORTEMS = "incident_post_mortems";
    private static final String NAME = "name";
    private static final String CREATED = "created_at";

    @Override
    public String tool() {
        return TOOL;
    }

    @Override
    protected Set<String> lists() {
        return LISTS;
    }

    @Override
    protected String listOf(JsonNode record) {
        String type = HistoryJson.word(record, "type");
        return type.isEmpty() ? INCIDENTS : type;
    }

    @Override
    protected void read(JsonNode node, HistoryPile pile, HistorySetting setting, HistoryPage.Builder page) {
        String id = HistoryJson.line(node, "id");
        JsonNode said = node.path(ATTRIBUTES);
        String kind = HistoryJson.word(said, "kind");
        if (kind.startsWith("test") || kind.startsWith("example") || kind.startsWith("scheduled")) {
            page.leftOut(id, "is of the kind " + kind + " there");
            return;
        }
        if (said.path("private").asBoolean(false)) {
            page.leftOut(id, "is private there; declare it here by hand, so that only those on it see it");
            return;
        }
        PastDraft draft = new PastDraft(setting.source(), id, HistoryJson.line(said, "title"))
                .edited(HistoryJson.moment(said, "updated_at"))
                .link(HistoryJson.line(said, "url"))
                .services(names(said, "services"));
        Instant created = HistoryJson.moment(said, CREATED);
        severity(said, setting, created, draft);
        draft.update("summary", created, null, HistoryJson.text(said, "summary"), null);
        times(said, created, draft);
        children(node, "events", EVENTS, pile).forEach(each -> event(each, draft));
        children(node, "action_items", ACTIONS, pile).forEach(each -> followUp(each, draft));
        children(node, "incident_post_mortem", POSTMORTEMS, pile).forEach(each -> {
            draft.postmortem(document(each.path(ATTRIBUTES)));
        });
        children(node, "roles", "incident_role_assignments", pile).forEach(each -> role(each, draft));
        if (!HistoryJson.line(said, "duplicate_incident_id").isEmpty()) {
            draft.dismissed("It is a duplicate of another one there.");
        } else if (HistoryJson.moment(said, "cancelled_at") != null) {
            String why = HistoryJson.text(said, "cancellation_message");
            draft.dismissed(why.isEmpty() ? "It was cancelled there." : why);
        }
        draft.into(page);
    }

    private static void severity(JsonNode said, HistorySetting setting, @Nullable Instant created, PastDraft draft) {
        JsonNode level = attributes(said.path("severity"));
        String name = HistoryJson.line(level, NAME);
        String rank = HistoryJson.word(level, "severity");
        draft.severity(setting.scale()
                .level(name, List.of())
                .or(() -> setting.scale().level(rank, RANKED))
                .orElse(null));
        if (!rank.isEmpty() && !RANKED.contains(rank)) {
            draft.remark("has the severity " + rank + ", which is not known");
        }
        if (!name.isEmpty()) {
            draft.update("severity", created, null, "Severity there: " + name + ".", null);
        }
    }

    private static void times(JsonNode said, @Nullable Instant created, PastDraft draft) {
        Instant detected = HistoryJson.moment(said, "detected_at");
        Instant triage = HistoryJson.moment(said, "in_triage_at");
        Instant closed = HistoryJson.moment(said, "closed_at");
        Instant resolved = HistoryJson.moment(said, "resolved_at");
        draft.times(
                HistoryJson.moment(said, "started_at"),
                detected == null ? triage == null ? created : triage : detected,
                resolved == null ? closed : null);
        moment(said, "acknowledged_at", null, "Acknowledged.", draft);
        moment(said, "mitigated_at", Step.MITIGATED, HistoryJson.text(said, "mitigation_message"), draft);
        moment(said, "resolved_at", Step.RESOLVED, HistoryJson.text(said, "resolution_message"), draft);
    }

    private static void moment(JsonNode said, String field, @Nullable Step step, String words, PastDraft draft) {
        Instant at = HistoryJson.moment(said, field);
        if (at != null) {
            draft.update(field, at, step, words, null);
        }
    }

    private static void event(JsonNode node, PastDraft draft) {
        JsonNode said = node.path(ATTRIBUTES);
        draft.update(
                HistoryJson.line(node, "id"),
                HistoryJson.moment(said, "occurred_at"),
                null,
                HtmlText.markdown(HistoryJson.text(said, "event")),
                HistoryJson.moment(said, "updated_at"));
    }

    private static void followUp(JsonNode node, PastDraft draft) {
        JsonNode said = node.path(ATTRIBUTES);
        String status = HistoryJson.word(said, "status");
        ActionState state = FollowUpStates.state(status);
        if (state == null) {
            draft.remark("has an action item that is " + status + ", which is not known; it is open here");
        }
        String summary = HistoryJson.line(said, "summary");
        String description = HtmlText.markdown(HistoryJson.text(said, "description"));
        draft.followUp(
                HistoryJson.line(node, "id"),
                description.isEmpty() || description.equals(summary) ? summary : summary + "\n\n" + description,
                person(said.path("assigned_to")),
                HistoryJson.day(said, "due_date"),
                state == null ? ActionState.OPEN : state,
                state == ActionState.DROPPED ? "It is cancelled there." : null,
                HistoryJson.moment(said, CREATED),
                HistoryJson.moment(said, "updated_at"));
    }

    private static void role(JsonNode node, PastDraft draft) {
        JsonNode said = node.path(ATTRIBUTES);
        String role = HistoryJson.word(attributes(said.path("incident_role")), NAME);
        if (role.contains("commander") || role.equals("incident lead")) {
            draft.lead(person(said.path("user")), HistoryJson.moment(said, CREATED));
        }
    }

    private static String document(JsonNode said) {
        String content = HtmlText.markdown(HistoryJson.text(said, "content"));
        return content.isEmpty() ? "" : "# " + HistoryJson.line(said, "title") + "\n\n" + content;
    }

    private static String person(JsonNode node) {
        JsonNode said = attributes(node);
        String name = HistoryJson.line(said, NAME);
        String whole = name.isEmpty() ? HistoryJson.line(said, "full_name") : name;
        return whole.isEmpty() ? HistoryJson.line(said, "email") : whole;
    }

    /** A part of a record, which stands there as it is or as a record of its own. */
    private static JsonNode attributes(JsonNode node) {
        JsonNode data = node.path("data").isObject() ? node.path("data") : node;
        return data.path(ATTRIBUTES).isObject() ? data.path(ATTRIBUTES) : data;
    }

    private static List<String> names(JsonNode said, String field) {
        return HistoryJson.list(said, field).stream()
                .map(each -> HistoryJson.line(attributes(each), NAME))
                .toList();
    }

    /** The records that the incident refers to, and those that name it. */
    private static List<JsonNode> children(JsonNode incident, String relation, String type, HistoryPile pile) {
        JsonNode linked = HistoryJson.at(incident, "relationships", relation, "data");
        List<JsonNode> refs =
                linked.isObject() ? List.of(linked) : HistoryJson.list(incident, "relationships", relation, "data");
        Set<String> ids = refs.stream().map(ref -> HistoryJson.line(ref, "id")).collect(Collectors.toSet());
        String id = HistoryJson.line(incident, "id");
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode each : pile.all(type)) {
            boolean isNamed = HistoryJson.line(each, ATTRIBUTES, "incident_id").equals(id)
                    || HistoryJson.line(each, "relationships", "incident", "data", "id")
                            .equals(id);
            if (isNamed || ids.contains(HistoryJson.line(each, "id"))) {
                all.add(each);
            }
        }
        return all;
    }
}
