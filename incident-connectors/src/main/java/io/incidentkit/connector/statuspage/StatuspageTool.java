package io.incidentkit.connector.statuspage;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The calls of Statuspage's API. Thread-safe. */
final class StatuspageTool implements PageTool {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_BODY = 25_000;
    private static final int ROWS = 100;
    /** No page has more components or open incidents than these. */
    private static final int PAGES = 20;

    private static final String OURS = "incident_kit";

    private final ToolConnection connection;
    private final String page;
    private final Secret key;
    private final boolean notify;
    private final Components components;

    StatuspageTool(
            ToolConnection connection, URI base, String pageId, Secret key, boolean notify, Components components) {
        this.connection = connection;
        this.page = base + "/pages/" + ToolRequest.segment(pageId);
        this.key = key;
        this.notify = notify;
        this.components = components;
    }

    @Override
    public Optional<Posted> find(PagePost post) throws NotDeliveredException, InterruptedException {
        Optional<Posted> open = found(post, "/incidents/unresolved?per_page=" + ROWS + "&page=", PAGES);
        // One that was made as resolved is no open one; as the last that was made it is on the first page.
        return open.isPresent() || post.state() != PageState.RESOLVED
                ? open
                : found(post, "/incidents?limit=" + ROWS + "&page=", 1);
    }

    private Optional<Posted> found(PagePost post, String list, int pages)
            throws NotDeliveredException, InterruptedException {
        for (int i = 1; i <= pages; i++) {
            JsonNode rows =
                    connection.send(authorized(ToolRequest.get(at(list + i)))).json();
            for (JsonNode row : rows) {
                JsonNode ours = row.path("metadata").path(OURS);
                boolean isIt = post.incident().equals(ours.path("id").asString(""))
                        && ours.path("episode").asInt(0) == post.episode();
                if (isIt) {
                    return Optional.of(posted(row));
                }
            }
            if (rows.size() < ROWS) {
                break;
            }
        }
        return Optional.empty();
    }

    @Override
    public Posted create(PagePost post) throws NotDeliveredException, InterruptedException {
        ObjectNode incident = message(post);
        incident.put("name", CutText.lineTo(post.title(), LONGEST_NAME));
        // Only here: an update that named some would take the others off the incident.
        post.components().changed().keySet().forEach(incident.withArray("component_ids")::add);
        incident.putObject("metadata")
                .putObject(OURS)
                .put("id", post.incident())
                .put("episode", post.episode());
        return posted(connection
                .send(authorized(ToolRequest.post(at("/incidents"))).json(wrapped("incident", incident)))
                .json());
    }

    @Override
    public Posted update(String id, PagePost post) throws NotDeliveredException, InterruptedException {
        return posted(connection
                .send(authorized(ToolRequest.patch(incident(id))).json(wrapped("incident", message(post))))
                .json());
    }

    @Override
    public boolean has(String id, PagePost post) throws NotDeliveredException, InterruptedException {
        JsonNode newest = connection
                .send(authorized(ToolRequest.get(incident(id))))
                .json()
                .path("incident_updates")
                .path(0);
        return newest.path("status").asString("").equals(post.state().code())
                && newest.path("body").asString("").strip().equals(body(post).strip());
    }

    @Override
    public void set(String id, PageComponents states) throws NotDeliveredException, InterruptedException {
        for (Map.Entry<String, ComponentState> each : states.changed().entrySet()) {
            ObjectNode component = JsonNodeFactory.instance
                    .objectNode()
                    .put("status", each.getValue().code());
            connection.send(authorized(ToolRequest.patch(at("/components/" + ToolRequest.segment(each.getKey()))))
                    .json(wrapped("component", component)));
        }
    }

    /** Everything that is wrong with the page, its key and its components. */
    List<String> faults() throws InterruptedException {
        if (key.isPlaceholder()) {
            return List.of("The key of Statuspage is empty or a placeholder");
        }
        try {
            ToolAnswer answer = connection.ask(authorized(ToolRequest.get(URI.create(page))));
            if (answer.isSuccess()) {
                return componentFaults();
            }
            return List.of(
                    switch (answer.status()) {
                        case 401, 403 -> "Statuspage refuses the key, or the page is not one of its pages";
                        case 404 -> "Statuspage knows no such page";
                        default -> "Statuspage answers " + answer.status();
                    });
        } catch (NotDeliveredException e) {
            return List.of("Statuspage was not reached: " + e.delivery().text().orElse("no answer"));
        }
    }

    private List<String> componentFaults() throws NotDeliveredException, InterruptedException {
        List<String> faults = new ArrayList<>();
        if (components.ids().isEmpty()) {
            return faults;
        }
        Map<String, Boolean> groups = new HashMap<>();
        for (int i = 1; i <= PAGES; i++) {
            JsonNode rows = connection
                    .send(authorized(ToolRequest.get(at("/components?per_page=" + ROWS + "&page=" + i))))
                    .json();
            rows.forEach(row ->
                    groups.put(row.path("id").asString(""), row.path("group").asBoolean(false)));
            if (rows.size() < ROWS) {
                break;
            }
        }
        components.services().forEach((id, service) -> {
            Boolean isGroup = groups.get(id);
            if (isGroup == null) {
                faults.add("The page has no component '" + id + "', which is that of '" + service + "'");
            } else if (isGroup) {
                faults.add("The component '" + id + "' of '" + service + "' is a group, which has no state of its own");
            }
        });
        return faults;
    }

    private ObjectNode message(PagePost post) {
        ObjectNode incident = JsonNodeFactory.instance
                .objectNode()
                .put("status", post.state().code())
                .put("body", body(post))
                .put("deliver_notifications", notify);
        if (!post.components().changed().isEmpty()) {
            ObjectNode states = incident.putObject("components");
            post.components().changed().forEach((id, state) -> states.put(id, state.code()));
        }
        return incident;
    }

    private static String body(PagePost post) {
        return CutText.to(post.text(), LONGEST_BODY);
    }

    private static ObjectNode wrapped(String name, ObjectNode content) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.set(name, content);
        return whole;
    }

    private static Posted posted(JsonNode incident) throws NotDeliveredException {
        String id = incident.path("id").asString("");
        if (id.isBlank()) {
            // A proxy's page, not Statuspage's answer: it is looked for at the next attempt.
            throw new NotDeliveredException(Delivery.retryable("it answered without an id"));
        }
        String link = incident.path("shortlink").asString("");
        return new Posted(id, link.isBlank() ? id : link);
    }

    private URI incident(String id) {
        return at("/incidents/" + ToolRequest.segment(id));
    }

    private URI at(String path) {
        return URI.create(page + path);
    }

    private ToolRequest authorized(ToolRequest request) {
        return request.header("Authorization", "OAuth " + key.value());
    }
}
