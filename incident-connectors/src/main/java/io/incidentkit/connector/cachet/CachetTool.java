package io.incidentkit.connector.cachet;

import io.incidentkit.connector.call.CutText;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolAnswer;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRequest;
import io.incidentkit.connector.page.ComponentState;
import io.incidentkit.connector.page.Components;
import io.incidentkit.connector.page.PageComponents;
import io.incidentkit.connector.page.PagePost;
import io.incidentkit.connector.page.PageState;
import io.incidentkit.connector.page.PageTool;
import io.incidentkit.effect.Delivery;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The calls of Cachet's API, which reads plain JSON and answers in JSON:API. Thread-safe. */
final class CachetTool implements PageTool {
    private static final int LONGEST_NAME = 255;
    /** As long as a message of ours can be; Cachet says no bound. */
    private static final int LONGEST_MESSAGE = 25_000;

    private static final String OURS = "incident_kit";

    private final ToolConnection connection;
    private final String base;
    private final Secret key;
    private final boolean visible;
    private final boolean notify;
    private final Components components;

    CachetTool(
            ToolConnection connection, URI base, Secret key, boolean visible, boolean notify, Components components) {
        this.connection = connection;
        this.base = base + "/api";
        this.key = key;
        this.visible = visible;
        this.notify = notify;
        this.components = components;
    }

    @Override
    public Optional<Posted> find(PagePost post) throws NotDeliveredException, InterruptedException {
        JsonNode rows = connection
                .send(authorized(ToolRequest.get(
                        at("/incidents?" + ToolRequest.query(Map.of("filter[meta][" + OURS + "]", ours(post)))))))
                .json()
                .path("data");
        for (JsonNode row : rows) {
            // Where the filter is not known, all come: only ours counts.
            if (ours(post).equals(row.at("/attributes/meta/" + OURS).asString(""))) {
                return Optional.of(posted(row));
            }
        }
        return Optional.empty();
    }

    @Override
    public Posted create(PagePost post) throws NotDeliveredException, InterruptedException {
        ObjectNode incident = message(post)
                .put("name", CutText.lineTo(post.title(), LONGEST_NAME))
                // Both are off where nothing is said of them.
                .put("visible", visible)
                .put("notifications", notify)
                .put("occurred_at", post.detectedAt().toString());
        incident.putObject("meta").put(OURS, ours(post));
        Posted made = posted(connection
                .send(authorized(ToolRequest.post(at("/incidents"))).json(incident))
                .json()
                .path("data"));
        set(made.id(), post.components());
        return made;
    }

    @Override
    public Posted update(String id, PagePost post) throws NotDeliveredException, InterruptedException {
        connection.send(authorized(ToolRequest.post(updates(id))).json(message(post)));
        set(id, post.components());
        return new Posted(id, id);
    }

    @Override
    public boolean has(String id, PagePost post) throws NotDeliveredException, InterruptedException {
        JsonNode rows =
                connection.send(authorized(ToolRequest.get(updates(id)))).json().path("data");
        JsonNode newest = newest(rows);
        JsonNode said = newest.isMissingNode()
                ? connection
                        .send(authorized(ToolRequest.get(at("/incidents/" + ToolRequest.segment(id)))))
                        .json()
                        .path("data")
                : newest;
        return said.at("/attributes/message")
                .asString("")
                .strip()
                .equals(text(post).strip());
    }

    private static JsonNode newest(JsonNode rows) {
        JsonNode newest = rows.path(-1);
        for (JsonNode row : rows) {
            if (newest.isMissingNode()
                    || row.path("id").asInt(0) > newest.path("id").asInt(0)) {
                newest = row;
            }
        }
        return newest;
    }

    /** The components' own states: those of an incident hide them while it is open, and can't be changed once it is made. */
    @Override
    public void set(String id, PageComponents states) throws NotDeliveredException, InterruptedException {
        for (Map.Entry<String, ComponentState> each : states.changed().entrySet()) {
            connection.send(authorized(ToolRequest.put(at("/components/" + ToolRequest.segment(each.getKey()))))
                    .json(JsonNodeFactory.instance.objectNode().put("status", number(each.getValue()))));
        }
    }

    List<String> faults() throws InterruptedException {
        if (key.isPlaceholder()) {
            return List.of("The key of Cachet is empty or a placeholder");
        }
        try {
            // Whoever may not write is not told so by what is read; who is not known is.
            ToolAnswer answer = connection.ask(authorized(ToolRequest.get(at("/incidents?per_page=1"))));
            if (!answer.isSuccess()) {
                return List.of(
                        answer.status() == 401 || answer.status() == 403
                                ? "Cachet refuses the key, or it may not manage incidents"
                                : "Cachet answers " + answer.status() + "; is it version 3, and its address right?");
            }
            List<String> faults = new ArrayList<>();
            for (Map.Entry<String, String> each : components.services().entrySet()) {
                ToolAnswer component = connection.ask(
                        authorized(ToolRequest.get(at("/components/" + ToolRequest.segment(each.getKey())))));
                if (!component.isSuccess()) {
                    faults.add("Cachet has no component '" + each.getKey() + "', which is that of '" + each.getValue()
                            + "'");
                }
            }
            return faults;
        } catch (NotDeliveredException e) {
            return List.of("Cachet was not reached: " + e.delivery().text().orElse("no answer"));
        }
    }

    private static ObjectNode message(PagePost post) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("status", number(post.state()))
                .put("message", text(post));
    }

    private static String text(PagePost post) {
        return CutText.to(post.text(), LONGEST_MESSAGE);
    }

    private static String ours(PagePost post) {
        return post.incident() + "/" + post.episode();
    }

    private static int number(PageState state) {
        return switch (state) {
            case INVESTIGATING -> 1;
            case IDENTIFIED -> 2;
            case MONITORING -> 3;
            case RESOLVED -> 4;
        };
    }

    private static int number(ComponentState state) {
        return switch (state) {
            case OPERATIONAL -> 1;
            case DEGRADED_PERFORMANCE -> 2;
            case PARTIAL_OUTAGE -> 3;
            case MAJOR_OUTAGE -> 4;
        };
    }

    private static Posted posted(JsonNode data) throws NotDeliveredException {
        String id = data.path("id").asString("");
        if (id.isBlank()) {
            throw new NotDeliveredException(Delivery.retryable("it answered without an id"));
        }
        return new Posted(id, id);
    }

    private URI updates(String id) {
        return at("/incidents/" + ToolRequest.segment(id) + "/updates");
    }

    private URI at(String path) {
        return URI.create(base + path);
    }

    private ToolRequest authorized(ToolRequest request) {
        return request.header("Authorization", "Bearer " + key.value()).header("Accept", "application/json");
    }
}
