package io.incidentkit.connector.statuspage;

import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Statuspage as far as the channel sees it: incidents with their updates, and components with their states. */
final class FakeStatuspage implements AutoCloseable {
    static final String PAGE = "kctbh9vrtdwd";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final ToolStub stub = ToolStub.start();
    final Map<String, ObjectNode> incidents = new LinkedHashMap<>();
    final Map<String, String> components = new TreeMap<>();
    /** What is lost on its way back: the call is obeyed, and answered as a gateway does. */
    int answersLost;

    FakeStatuspage(String... ids) {
        for (String id : ids) {
            components.put(id, "operational");
        }
        String page = "/v1/pages/" + PAGE;
        stub.on("GET " + page, Answer.of(200, "{\"id\":\"" + PAGE + "\"}"));
        stub.on("GET " + page + "/components", call -> Answer.of(200, rows()));
        stub.on("PATCH " + page + "/components/*", this::component);
        stub.on("POST " + page + "/incidents", this::create);
        stub.on("GET " + page + "/incidents", call -> list(false));
        stub.on("PATCH " + page + "/incidents/*", this::update);
        stub.on("GET " + page + "/incidents/*", call -> Answer.of(200, one(call).toString()));
        stub.on("GET " + page + "/incidents/unresolved", call -> list(true));
    }

    List<String> updates(int incident) {
        List<String> all = new ArrayList<>();
        JsonNode updates = List.copyOf(incidents.values()).get(incident).path("incident_updates");
        updates.forEach(each -> all.add(
                0, each.path("status").asString() + ": " + each.path("body").asString()));
        return all;
    }

    private synchronized String rows() {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        components.forEach((id, state) -> rows.addObject()
                .put("id", id)
                .put("group", id.startsWith("group"))
                .put("status", state));
        return rows.toString();
    }

    private synchronized Answer component(ToolCall call) {
        String id = call.path().substring(call.path().lastIndexOf('/') + 1);
        components.put(id, body(call).path("component").path("status").asString());
        return answered(200, "{\"id\":\"" + id + "\"}");
    }

    private synchronized Answer create(ToolCall call) {
        ObjectNode incident = JsonNodeFactory.instance.objectNode();
        String id = "inc" + (incidents.size() + 1);
        JsonNode given = body(call).path("incident");
        incident.put("id", id).put("shortlink", "https://stspg.example/" + id);
        incident.set("name", given.path("name"));
        incident.set("metadata", given.path("metadata"));
        incidents.put(id, incident);
        return taken(incident, given, 201);
    }

    private synchronized Answer update(ToolCall call) {
        return taken(one(call), body(call).path("incident"), 200);
    }

    private Answer taken(ObjectNode incident, JsonNode given, int status) {
        incident.set("status", given.path("status"));
        ObjectNode update = JsonNodeFactory.instance.objectNode();
        update.set("status", given.path("status"));
        update.set("body", given.path("body"));
        incident.withArray("incident_updates").insert(0, update);
        given.path("components")
                .properties()
                .forEach(each -> components.put(each.getKey(), each.getValue().asString()));
        return answered(status, incident.toString());
    }

    private Answer answered(int status, String body) {
        if (answersLost > 0) {
            answersLost--;
            return Answer.of(504, "<html>");
        }
        return Answer.of(status, body);
    }

    private synchronized Answer list(boolean open) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        incidents.values().stream()
                .filter(each -> !open || !each.path("status").asString().equals("resolved"))
                .forEach(rows::add);
        return Answer.of(200, rows.toString());
    }

    private ObjectNode one(ToolCall call) {
        String id = call.path().substring(call.path().lastIndexOf('/') + 1);
        return incidents.getOrDefault(id, JsonNodeFactory.instance.objectNode());
    }

    private static JsonNode body(ToolCall call) {
        return JSON.readTree(call.body());
    }

    @Override
    public void close() {
        stub.close();
    }
}
