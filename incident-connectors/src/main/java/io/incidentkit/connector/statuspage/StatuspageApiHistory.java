package io.incidentkit.connector.statuspage;

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
import io.incidentkit.connector.history.HistorySetting;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The history of a page of Atlassian Statuspage, over its API, which has all incidents and postmortems that were published. */
public final class StatuspageApiHistory extends ApiHistory {
    private static final int PAGE = 25;
    private static final int TOO_OFTEN = 420;

    private final String pageId;
    private final HistorySetting setting;

    private StatuspageApiHistory(
            ToolConnection connection, URI api, String pageId, Secret key, HistorySetting setting) {
        super(connection, api, Map.of("Authorization", "OAuth " + key.value()));
        this.pageId = pageId;
        this.setting = setting;
    }

    /**
     * Creates it.
     *
     * @param caller makes the calls
     * @param api the address of the API, {@code https://api.statuspage.io/v1}
     * @param pageId the page's id
     * @param key an API key
     * @param setting how it is read
     */
    public static StatuspageApiHistory create(
            Caller caller, URI api, String pageId, Secret key, HistorySetting setting) {
        ToolRules rules = ToolRules.builder()
                .limited(answer -> answer.status() == TOO_OFTEN || answer.status() == 429)
                .again(answer -> answer.status() == TOO_OFTEN)
                .wait("Retry-After", WaitForm.SECONDS_OR_DATE)
                .ifSilent(Duration.ofMinutes(1))
                .reason("/error")
                .reason("/message")
                .build();
        ToolConnection connection =
                ToolConnection.builder(caller).rules(rules).secret(key).build();
        return new StatuspageApiHistory(connection, api, pageId, key, setting);
    }

    @Override
    protected HistoryPage part(@Nullable String cursor) throws NotDeliveredException, InterruptedException {
        int number = cursor == null ? 1 : Integer.parseInt(cursor);
        JsonNode incidents =
                get("/pages/" + ToolRequest.segment(pageId) + "/incidents?limit=" + PAGE + "&page=" + number);
        Map<String, String> postmortems = new HashMap<>();
        for (JsonNode incident : incidents.values()) {
            String body = HistoryJson.text(incident, "postmortem_body");
            if (!body.isEmpty()) {
                postmortems.put(
                        HistoryJson.line(incident, "id"), "# " + HistoryJson.line(incident, "name") + "\n\n" + body);
            }
        }
        StatusPageHistory history =
                StatusPageHistory.read(setting.source(), incidents.toString().getBytes(StandardCharsets.UTF_8));
        boolean isMore = incidents.size() >= PAGE;
        return StatusPageForm.page(history, setting, postmortems).build(isMore ? Integer.toString(number + 1) : null);
    }
}
