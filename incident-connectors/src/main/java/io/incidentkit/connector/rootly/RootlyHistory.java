package io.incidentkit.connector.rootly;

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
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The history of an account of Rootly, over its API. By default a key may ask five times a minute, so that all that belongs to an
 * incident is asked for with it.
 */
public final class RootlyHistory extends ApiHistory {
    private static final int PAGE = 25;

    private final HistorySetting setting;
    private final RootlyForm form = new RootlyForm();

    private RootlyHistory(ToolConnection connection, URI api, Secret key, HistorySetting setting) {
        super(connection, api, Map.of("Authorization", "Bearer " + key.value(), "Accept", "application/vnd.api+json"));
        this.setting = setting;
    }

    /**
     * Creates it.
     *
     * @param caller makes the calls
     * @param api the address of the API, {@code https://api.rootly.com}
     * @param key an API key
     * @param setting how it is read
     */
    public static RootlyHistory create(Caller caller, URI api, Secret key, HistorySetting setting) {
        ToolRules rules = ToolRules.builder()
                .wait("Retry-After", WaitForm.SECONDS_OR_DATE)
                .wait("X-RateLimit-Reset", WaitForm.EPOCH_SECONDS)
                .ifSilent(Duration.ofMinutes(1))
                .reason("/error")
                .reason("/errors/0/title")
                .build();
        ToolConnection connection =
                ToolConnection.builder(caller).rules(rules).secret(key).build();
        return new RootlyHistory(connection, api, key, setting);
    }

    @Override
    protected HistoryPage part(@Nullable String cursor) throws NotDeliveredException, InterruptedException {
        String number = cursor == null ? "1" : cursor;
        Map<String, String> query = new LinkedHashMap<>();
        query.put("page[number]", number);
        query.put("page[size]", Integer.toString(PAGE));
        query.put("sort", "created_at");
        query.put("include", "roles,events,action_items,incident_post_mortem");
        JsonNode answer = get("/v1/incidents?" + ToolRequest.query(query));
        HistoryPile pile = new HistoryPile();
        HistoryJson.list(answer, "data").forEach(each -> pile.add(form.listOf(each), each));
        HistoryJson.list(answer, "included").forEach(each -> pile.add(form.listOf(each), each));
        HistoryPage.Builder page = HistoryPage.builder();
        form.read(pile, setting, page);
        String next = HistoryJson.line(answer, "meta", "next_page");
        return page.build(next.isEmpty() || next.equals(number) ? null : next);
    }
}
