package io.incidentkit.connector.pagerduty;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRequest;
import io.incidentkit.connector.call.ToolRules;
import io.incidentkit.connector.call.WaitForm;
import io.incidentkit.connector.history.ApiHistory;
import io.incidentkit.connector.history.HistoryJson;
import io.incidentkit.connector.history.HistoryPage;
import io.incidentkit.connector.history.HistoryPile;
import io.incidentkit.connector.history.HistorySetting;
import io.incidentkit.connector.history.RecordForm;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The history of an account of PagerDuty, over its REST API, the oldest incidents first. PagerDuty pages through 10,000 at most: what
 * is beyond is said.
 */
public final class PagerDutyHistory extends ApiHistory {
    private static final int PAGE = 50;
    private static final int MOST = 10_000;
    private static final int MOST_ENTRIES = 100;

    private final HistorySetting setting;
    private final PagerDutyForm form = new PagerDutyForm();

    private PagerDutyHistory(ToolConnection connection, URI api, Secret token, HistorySetting setting) {
        super(
                connection,
                api,
                Map.of(
                        "Authorization",
                        "Token token=" + token.value(),
                        "Accept",
                        "application/vnd.pagerduty+json;version=2",
                        "Content-Type",
                        "application/json"));
        this.setting = setting;
    }

    /**
     * Creates it.
     *
     * @param caller makes the calls
     * @param api the address of the REST API, such as {@code https://api.pagerduty.com}
     * @param token a key that may read
     * @param setting how it is read
     */
    public static PagerDutyHistory create(Caller caller, URI api, Secret token, HistorySetting setting) {
        ToolRules rules = ToolRules.builder()
                .wait("ratelimit-reset", WaitForm.SECONDS)
                .wait("Retry-After", WaitForm.SECONDS_OR_DATE)
                .ifSilent(Duration.ofSeconds(30))
                .reason("/error/message")
                .build();
        ToolConnection connection =
                ToolConnection.builder(caller).rules(rules).secret(token).build();
        return new PagerDutyHistory(connection, api, token, setting);
    }

    @Override
    protected HistoryPage part(@Nullable String cursor) throws NotDeliveredException, InterruptedException {
        int offset = cursor == null ? 0 : Integer.parseInt(cursor);
        HistoryPile pile = new HistoryPile();
        HistoryPage.Builder page = HistoryPage.builder();
        JsonNode priorities = find("/priorities", words -> {});
        if (priorities != null) {
            HistoryJson.list(priorities, PagerDutyForm.PRIORITIES)
                    .forEach(each -> pile.add(PagerDutyForm.PRIORITIES, each));
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("date_range", "all");
        query.put("sort_by", "created_at:asc");
        query.put("limit", Integer.toString(PAGE));
        query.put("offset", Integer.toString(offset));
        JsonNode answer = get("/incidents?" + ToolRequest.query(query));
        for (JsonNode incident : HistoryJson.list(answer, RecordForm.INCIDENTS)) {
            pile.add(RecordForm.INCIDENTS, incident);
            details(HistoryJson.line(incident, "id"), pile, page);
        }
        boolean isMore = answer.path("more").asBoolean(false);
        int next = offset + PAGE;
        if (isMore && next >= MOST) {
            page.leftOut(
                    "after " + MOST, "PagerDuty lists no more than " + MOST + " incidents; those after them are left");
        }
        form.read(pile, setting, page);
        return page.build(isMore && next < MOST ? Integer.toString(next) : null);
    }

    private void details(String id, HistoryPile pile, HistoryPage.Builder page)
            throws NotDeliveredException, InterruptedException {
        String path = "/incidents/" + ToolRequest.segment(id);
        JsonNode log = find(
                path + "/log_entries?limit=" + MOST_ENTRIES,
                words -> page.leftOut(id, "its log could not be read: " + words));
        if (log != null) {
            HistoryJson.list(log, PagerDutyForm.LOG).forEach(each -> pile.add(PagerDutyForm.LOG, each));
            if (log.path("more").asBoolean(false)) {
                page.leftOut(id, "has more than " + MOST_ENTRIES + " log entries; the latest of them are taken");
            }
        }
        JsonNode notes = find(path + "/notes", words -> page.leftOut(id, "its notes could not be read: " + words));
        if (notes != null) {
            for (JsonNode note : HistoryJson.list(notes, PagerDutyForm.NOTES)) {
                pile.add(
                        PagerDutyForm.NOTES,
                        note instanceof ObjectNode object ? object.deepCopy().put("incident_id", id) : note);
            }
        }
    }
}
