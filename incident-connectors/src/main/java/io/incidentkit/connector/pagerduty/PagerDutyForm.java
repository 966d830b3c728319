package io.incidentkit.connector.pagerduty;

import io.incidentkit.connector.history.HistoryJson;
import io.incidentkit.connector.history.HistoryPage;
import io.incidentkit.connector.history.HistoryPile;
import io.incidentkit.connector.history.HistorySetting;
import io.incidentkit.connector.history.PastDraft;
import io.incidentkit.connector.history.RecordForm;
import io.incidentkit.loop.Step;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Incidents as PagerDuty's REST API (v2) lists them, with their notes and log entries. PagerDuty knows who was paged and not who
 * commanded, and has no follow-ups.
 */
public final class PagerDutyForm extends RecordForm {
    /** The name of the tool. */
    public static final String TOOL = "pagerduty";

    static final String NOTES = "notes";
    static final String LOG = "log_entries";
    static final String PRIORITIES = "priorities";

    private static final Set<String> LISTS = Set.of(INCIDENTS, NOTES, LOG, PRIORITIES);
    private static final List<String> USUAL = List.of("P1", "P2", "P3", "P4", "P5");
    private static final String CREATED = "created_at";
    private static final String SUMMARY = "summary";
    private static final String TYPE = "type";

    @Override
    public String tool() {
        return TOOL;
    }

    @Override
    protected Set<String> lists() {
        return LISTS;
    }

    @Override
    protected void read(JsonNode node, HistoryPile pile, HistorySetting setting, HistoryPage.Builder page) {
        String id = HistoryJson.line(node, "id");
        Instant created = HistoryJson.moment(node, CREATED);
        String title = HistoryJson.line(node, "title");
        PastDraft draft = new PastDraft(setting.source(), id, title.isEmpty() ? HistoryJson.line(node, SUMMARY) : title)
                .edited(HistoryJson.moment(node, "updated_at"))
                .link(HistoryJson.line(node, "html_url"))
                .services(List.of(HistoryJson.line(node, "service", SUMMARY)))
                .times(null, created, HistoryJson.moment(node, "resolved_at"));
        severity(node, pile, setting, created, draft);
        for (JsonNode entry : pile.of(LOG, "incident/id", id)) {
            entry(entry, draft);
        }
        for (JsonNode note : of(node, NOTES, pile)) {
            draft.update(
                    HistoryJson.line(note, "id"),
                    HistoryJson.moment(note, CREATED),
                    null,
                    HistoryJson.text(note, "content"),
                    HistoryJson.moment(note, "updated_at"));
        }
        String status = HistoryJson.word(node, "status");
        if (!Set.of("", "triggered", "acknowledged", "resolved").contains(status)) {
            draft.remark("has the status " + status + ", which is not known");
        }
        if (HistoryJson.word(node, "resolve_reason", TYPE).equals("merge_resolve_reason")) {
            draft.update(
                    "merged",
                    HistoryJson.moment(node, "resolved_at"),
                    null,
                    "Merged there into " + HistoryJson.line(node, "resolve_reason", "incident", SUMMARY) + ".",
                    null);
        }
        draft.into(page);
    }

    private static void severity(
            JsonNode node, HistoryPile pile, HistorySetting setting, @Nullable Instant created, PastDraft draft) {
        String priority = HistoryJson.line(node, "priority", SUMMARY);
        List<String> listed = pile.all(PRIORITIES).stream()
                .map(each -> HistoryJson.line(each, "name"))
                .toList();
        draft.severity(setting.scale()
                .level(priority, listed.isEmpty() ? USUAL : listed)
                .orElse(null));
        if (!priority.isEmpty()) {
            draft.update("priority", created, null, "Priority there: " + priority + ".", null);
        }
    }

    /** Notes come by themselves, and who was notified is no news of the incident. */
    private static void entry(JsonNode entry, PastDraft draft) {
        String type = HistoryJson.word(entry, TYPE);
        Step says = type.equals("resolve_log_entry") ? Step.RESOLVED : null;
        boolean isTold = says != null
                || Set.of(
                                "trigger_log_entry",
                                "acknowledge_log_entry",
                                "escalate_log_entry",
                                "urgency_change_log_entry",
                                "priority_change_log_entry",
                                "reach_ack_limit_log_entry",
                                "exhaust_escalation_path_log_entry")
                        .contains(type);
        if (isTold) {
            draft.update(
                    HistoryJson.line(entry, "id"),
                    HistoryJson.moment(entry, CREATED),
                    says,
                    HistoryJson.line(entry, SUMMARY),
                    null);
        }
    }
}
