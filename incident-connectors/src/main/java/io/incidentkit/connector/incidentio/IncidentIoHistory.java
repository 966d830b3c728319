package io.incidentkit.connector.incidentio;

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
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The history of an account of incident.io, over its API. Of each incident its updates, follow-ups and postmortems are asked for. */
public final class IncidentIoHistory extends ApiHistory {
    private static final int PAGE = 25;
    private static final int MOST = 250;

    private final HistorySetting setting;
    private final IncidentIoForm form = new IncidentIoForm();

    private IncidentIoHistory(ToolConnection connection, URI api, Secret key, HistorySetting setting) {
        super(connection, api, Map.of("Authorization", "Bearer " + key.value()));
        this.setting = setting;
    }

    /**
     * Creates it.
     *
     * @param caller makes the calls
     * @param api the address of the API, {@code https://api.incident.io}
     * @param key an API key that may view data
     * @param setting how it is read
     */
    public static IncidentIoHistory create(Caller caller, URI api, Secret key, HistorySetting setting) {
        ToolRules rules = ToolRules.builder()
                .wait("Retry-After", WaitForm.SECONDS_OR_DATE)
                .wait("X-RateLimit-Reset", WaitForm.EPOCH_SECONDS)
                .reason("/errors/0/message")
                .build();
        ToolConnection connection =
                ToolConnection.builder(caller).rules(rules).secret(key).build();
        return new IncidentIoHistory(connection, api, key, setting);
    }

    @Override
    protected HistoryPage part(@Nullable String cursor) throws NotDeliveredException, InterruptedException {
        HistoryPile pile = new HistoryPile();
        HistoryPage.Builder page = HistoryPage.builder();
        HistoryJson.list(get("/v1/severities"), IncidentIoForm.SEVERITIES)
                .forEach(each -> pile.add(IncidentIoForm.SEVERITIES, each));
        Map<String, String> query = new LinkedHashMap<>();
        query.put("page_size", Integer.toString(PAGE));
        if (cursor != null) {
            query.put("after", cursor);
        }
        JsonNode answer = get("/v2/incidents?" + ToolRequest.query(query));
        for (JsonNode incident : HistoryJson.list(answer, RecordForm.INCIDENTS)) {
            pile.add(RecordForm.INCIDENTS, incident);
            details(HistoryJson.line(incident, "id"), pile, page);
        }
        form.read(pile, setting, page);
        String after = HistoryJson.line(answer, "pagination_meta", "after");
        return page.build(after.isEmpty() || after.equals(cursor) ? null : after);
    }

    private void details(String id, HistoryPile pile, HistoryPage.Builder page)
            throws NotDeliveredException, InterruptedException {
        all("/v2/incident_updates", IncidentIoForm.UPDATES, id, pile, page);
        JsonNode followUps = find(
                "/v2/follow_ups?" + ToolRequest.query(Map.of("incident_id", id)),
                words -> page.leftOut(id, "its follow-ups could not be read: " + words));
        if (followUps != null) {
            HistoryJson.list(followUps, IncidentIoForm.FOLLOW_UPS)
                    .forEach(each -> pile.add(IncidentIoForm.FOLLOW_UPS, each));
        }
        JsonNode documents = find(
                "/v1/postmortem_documents?" + ToolRequest.query(Map.of("incident_id", id)),
                words -> page.leftOut(id, "its postmortems could not be read: " + words));
        if (documents != null) {
            for (JsonNode document : HistoryJson.list(documents, IncidentIoForm.POSTMORTEMS)) {
                content(id, document, pile, page);
            }
        }
    }

    private void all(String path, String list, String id, HistoryPile pile, HistoryPage.Builder page)
            throws NotDeliveredException, InterruptedException {
        String after = "";
        int pages = 0;
        do {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("incident_id", id);
            query.put("page_size", Integer.toString(MOST));
            if (!after.isEmpty()) {
                query.put("after", after);
            }
            JsonNode answer = find(
                    path + "?" + ToolRequest.query(query),
                    words -> page.leftOut(id, "its updates could not be read: " + words));
            if (answer == null) {
                return;
            }
            HistoryJson.list(answer, list).forEach(each -> pile.add(list, each));
            after = HistoryJson.list(answer, list).size() < MOST
                    ? ""
                    : HistoryJson.line(answer, "pagination_meta", "after");
            pages++;
        } while (!after.isEmpty() && pages < 5);
    }

    private void content(String id, JsonNode document, HistoryPile pile, HistoryPage.Builder page)
            throws NotDeliveredException, InterruptedException {
        if (!HistoryJson.word(document, "type").equals("in_app")) {
            page.leftOut(id, "its postmortem is kept elsewhere: " + HistoryJson.line(document, "document_url"));
            return;
        }
        String path = "/v1/postmortem_documents/" + ToolRequest.segment(HistoryJson.line(document, "id")) + "/content";
        JsonNode content = find(path, words -> page.leftOut(id, "its postmortem could not be read: " + words));
        if (content != null && document instanceof ObjectNode object) {
            pile.add(
                    IncidentIoForm.POSTMORTEMS,
                    object.deepCopy().put("markdown", content.path("markdown").asString("")));
        }
    }
}
