package io.incidentkit.connector.opsgenie;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRequest;
import io.incidentkit.connector.call.ToolRules;
import io.incidentkit.connector.history.ApiHistory;
import io.incidentkit.connector.history.HistoryJson;
import io.incidentkit.connector.history.HistoryPage;
import io.incidentkit.connector.history.HistoryPile;
import io.incidentkit.connector.history.HistorySetting;
import io.incidentkit.connector.history.RecordForm;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The incidents of an account of Opsgenie, over its incident API (v1). Opsgenie pages through 20,000 at most: what is beyond is said. */
public final class OpsgenieHistory extends ApiHistory {
    private static final int PAGE = 100;
    private static final int MOST = 20_000;
    private static final String CREATED = "createdAt";

    private final HistorySetting setting;
    private final OpsgenieForm form = new OpsgenieForm();

    private OpsgenieHistory(ToolConnection connection, URI api, Secret key, HistorySetting setting) {
        super(connection, api, Map.of("Authorization", "GenieKey " + key.value()));
        this.setting = setting;
    }

    /**
     * Creates it.
     *
     * @param caller makes the calls
     * @param api the address of the API, such as {@code https://api.opsgenie.com}
     * @param key an API key that may read
     * @param setting how it is read
     */
    public static OpsgenieHistory create(Caller caller, URI api, Secret key, HistorySetting setting) {
        ToolRules rules = ToolRules.builder()
                .ifSilent(Duration.ofMinutes(1))
                .reason("/message")
                .build();
        ToolConnection connection =
                ToolConnection.builder(caller).rules(rules).secret(key).build();
        return new OpsgenieHistory(connection, api, key, setting);
    }

    @Override
    protected HistoryPage part(@Nullable String cursor) throws NotDeliveredException, InterruptedException {
        int offset = cursor == null ? 0 : Integer.parseInt(cursor);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("query", "createdAt > 0");
        query.put("sort", CREATED);
        query.put("order", "asc");
        query.put("limit", Integer.toString(PAGE));
        query.put("offset", Integer.toString(offset));
        List<JsonNode> records = HistoryJson.list(get("/v1/incidents/?" + ToolRequest.query(query)), "data");
        HistoryPile pile = new HistoryPile();
        records.forEach(each -> pile.add(RecordForm.INCIDENTS, each));
        HistoryPage.Builder page = HistoryPage.builder();
        form.read(pile, setting, page);
        boolean isMore = records.size() == PAGE;
        int next = offset + PAGE;
        if (isMore && next >= MOST) {
            page.leftOut(
                    "after " + MOST, "Opsgenie lists no more than " + MOST + " incidents; those after them are left");
        }
        return page.build(isMore && next < MOST ? Integer.toString(next) : null);
    }
}
