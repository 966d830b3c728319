package io.incidentkit.connector.opsgenie;

import io.incidentkit.connector.history.HistoryJson;
import io.incidentkit.connector.history.HistoryPage;
import io.incidentkit.connector.history.HistoryPile;
import io.incidentkit.connector.history.HistorySetting;
import io.incidentkit.connector.history.PastDraft;
import io.incidentkit.connector.history.RecordForm;
import io.incidentkit.loop.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Incidents as Opsgenie's API (v1) lists them, and alerts (v2), which have the same form. Of its end Opsgenie tells that it is closed, and
 * only of alerts when: of an incident it is the last change at the latest, and that is said.
 */
public final class OpsgenieForm extends RecordForm {
    /** The name of the tool. */
    public static final String TOOL = "opsgenie";

    private static final Set<String> LISTS = Set.of("data");
    private static final List<String> RANKED = List.of("P1", "P2", "P3", "P4", "P5");
    private static final String CREATED = "createdAt";
    private static final String CHANGED = "updatedAt";

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
        String priority = HistoryJson.line(node, "priority");
        PastDraft draft = new PastDraft(setting.source(), id, HistoryJson.line(node, "message"))
                .edited(HistoryJson.moment(node, CHANGED))
                .times(null, created, null)
                .severity(setting.scale().level(priority, RANKED).orElse(null));
        if (!priority.isEmpty()) {
            draft.update("priority", created, null, "Priority there: " + priority + ".", null);
        }
        draft.update("description", created, null, HistoryJson.text(node, "description"), null);
        for (JsonNode note : HistoryJson.list(node, "notes")) {
            draft.update(
                    HistoryJson.line(note, "offset"),
                    HistoryJson.moment(note, CREATED),
                    null,
                    HistoryJson.text(note, "note"),
                    null);
        }
        end(node, created, draft);
        draft.into(page);
    }

    private static void end(JsonNode node, @Nullable Instant created, PastDraft draft) {
        String status = HistoryJson.word(node, "status");
        if (status.equals("open") || status.isEmpty()) {
            return;
        }
        if (!status.equals("closed") && !status.equals("resolved")) {
            draft.remark("has the status " + status + ", which is not known; it is open here");
            return;
        }
        long took = node.path("report").path("closeTime").asLong(0);
        Instant changed = HistoryJson.moment(node, CHANGED);
        if (created != null && took > 0) {
            draft.update("closed", created.plus(Duration.ofMillis(took)), Step.RESOLVED, "Closed there.", null);
        } else if (changed != null) {
            draft.update(
                    "closed", changed, Step.RESOLVED, "Closed there by this moment; when exactly is not told.", null);
        } else {
            draft.remark("is " + status + " there, and nothing tells when; it is open here");
        }
    }
}
