package io.incidentkit.connector.firehydrant;

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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The history of an account of FireHydrant, over its API. Of each incident its events, tasks and retrospectives are asked for. */
public final class FireHydrantHistory extends ApiHistory {
    private static final int PAGE = 20;
    private static final int MOST = 100;
    private static final int MOST_PAGES = 10;

    private final HistorySetting setting;
    private final FireHydrantForm form = new FireHydrantForm();

    private FireHydrantHistory(ToolConnection connection, URI api, Secret token, HistorySetting setting) {
        super(connection, api, Map.of("Authorization", "Bearer " + token.value()));
        this.setting = setting;
    }

    /**
     * Creates it.
     *
     * @param caller makes the calls
     * @param api the address of the API, such as {@code https://api.firehydrant.io}
     * @param token a bot's token
     * @param setting how it is read
     */
    public static FireHydrantHistory create(Caller caller, URI api, Secret token, HistorySetting setting) {
        ToolRules rules = ToolRules.builder()
                .wait("Retry-After", WaitForm.SECONDS_OR_DATE)
                .ifSilent(Duration.ofSeconds(10))
                .reason("/error")
                .reason("/detail")
                .build();
        ToolConnection connection =
                ToolConnection.builder(caller).rules(rules).secret(token).build();
        return new FireHydrantHistory(connection, api, token, setting);
    }

    @Override
    protected HistoryPage part(@Nullable String cursor) throws NotDeliveredException, InterruptedException {
        HistoryPile pile = new HistoryPile();
        HistoryPage.Builder page = HistoryPage.builder();
        String number = cursor == null ? "1" : cursor;
        HistoryJson.list(get("/v1/severities?per_page=" + MOST), "data")
                .forEach(each -> pile.add(FireHydrantForm.SEVERITIES, each));
        JsonNode answer = get("/v1/incidents?page=" + number + "&per_page=" + PAGE);
        for (JsonNode incident : HistoryJson.list(answer, "data")) {
            pile.add(RecordForm.INCIDENTS, incident);
            String id = HistoryJson.line(incident, "id");
            String path = "/v1/incidents/" + ToolRequest.segment(id);
            all(path + "/events?", FireHydrantForm.EVENTS, id, pile, page);
            all(path + "/tasks?", FireHydrantForm.TASKS, id, pile, page);
            all(
                    "/v1/post_mortems/reports?" + ToolRequest.query(Map.of("incident_id", id)) + "&",
                    FireHydrantForm.REPORTS,
                    id,
                    pile,
                    page);
        }
        form.read(pile, setting, page);
        String next = HistoryJson.line(answer, "pagination", "next");
        return page.build(next.isEmpty() || next.equals(number) ? null : next);
    }

    private void all(String path, String list, String id, HistoryPile pile, HistoryPage.Builder page)
            throws NotDeliveredException, InterruptedException {
        String number = "1";
        for (int i = 0; i < MOST_PAGES && !number.isEmpty(); i++) {
            JsonNode answer = find(
                    path + "page=" + number + "&per_page=" + MOST,
                    words -> page.leftOut(id, "its " + list + " could not be read: " + words));
            if (answer == null) {
                return;
            }
            List<JsonNode> records = HistoryJson.list(answer, "data");
            records.forEach(each -> pile.add(
                    list, each instanceof ObjectNode object ? object.deepCopy().put("incident_id", id) : each));
            String next = HistoryJson.line(answer, "pagination", "next");
            number = next.equals(number) ? "" : next;
        }
    }
}
