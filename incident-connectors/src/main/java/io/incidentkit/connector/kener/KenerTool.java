package io.incidentkit.connector.kener;

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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The calls of Kener's API. An incident and its first comment are two calls, and monitors are hit through their incidents. Thread-safe. */
final class KenerTool implements PageTool {
    /** Kener says no bounds; as long as a message of ours can be. */
    private static final int LONGEST_TITLE = 255;

    private static final int LONGEST_COMMENT = 25_000;

    private final ToolConnection connection;
    private final String base;
    private final Secret key;
    private final Components components;

    KenerTool(ToolConnection connection, URI base, Secret key, Components components) {
        this.connection = connection;
        this.base = base + "/api/v4";
        this.key = key;
        this.components = components;
    }

    /** By the second in which it began and its title, as Kener keeps nothing of ours. */
    @Override
    public Optional<Posted> find(PagePost post) throws NotDeliveredException, InterruptedException {
        long start = start(post);
        JsonNode rows = connection
                .send(authorized(ToolRequest.get(at("/incidents?start_ts=" + start + "&end_ts=" + (start + 1)))))
                .json()
                .path("incidents");
        for (JsonNode row : rows) {
            if (row.path("start_date_time").asLong(0) == start
                    && row.path("title").asString("").equals(title(post))) {
                return Optional.of(posted(row));
            }
        }
        return Optional.empty();
    }

    @Override
    public Posted create(PagePost post) throws NotDeliveredException, InterruptedException {
        ObjectNode incident =
                JsonNodeFactory.instance.objectNode().put("title", title(post)).put("start_date_time", start(post));
        monitors(incident, post.components());
        Posted made = posted(connection
                .send(authorized(ToolRequest.post(at("/incidents"))).json(incident))
                .json()
                .path("incident"));
        // If this fails, the next attempt finds the incident and adds it.
        comment(made.id(), post);
        return made;
    }

    @Override
    public Posted update(String id, PagePost post) throws NotDeliveredException, InterruptedException {
        if (!post.components().changed().isEmpty() || post.state() == PageState.RESOLVED) {
            set(id, post.components());
        }
        comment(id, post);
        return new Posted(id, id);
    }

    private void comment(String id, PagePost post) throws NotDeliveredException, InterruptedException {
        connection.send(authorized(ToolRequest.post(comments(id)))
                .json(JsonNodeFactory.instance
                        .objectNode()
                        .put("comment", text(post))
                        .put("state", post.state().name())
                        .put("timestamp", connection.now().getEpochSecond())));
    }

    @Override
    public boolean has(String id, PagePost post) throws NotDeliveredException, InterruptedException {
        JsonNode rows = connection
                .send(authorized(ToolRequest.get(comments(id))))
                .json()
                .path("comments");
        JsonNode newest = rows.path(-1);
        for (JsonNode row : rows) {
            if (newest.isMissingNode()
                    || row.path("id").asInt(0) > newest.path("id").asInt(0)) {
                newest = row;
            }
        }
        return newest.path("state").asString("").equals(post.state().name())
                && newest.path("comment").asString("").strip().equals(text(post).strip());
    }

    /** Monitors have no state that is set by itself: it is that of the incidents that name them, and ends with these. */
    @Override
    public void set(String id, PageComponents states) throws NotDeliveredException, InterruptedException {
        if (id.isEmpty()) {
            return;
        }
        ObjectNode incident = JsonNodeFactory.instance.objectNode();
        if (states.isOver()) {
            incident.put("end_date_time", connection.now().getEpochSecond());
        }
        monitors(incident, states);
        connection.send(authorized(ToolRequest.patch(incident(id))).json(incident));
    }

    List<String> faults() throws InterruptedException {
        if (key.isPlaceholder()) {
            return List.of("The key of Kener is empty or a placeholder");
        }
        try {
            ToolAnswer answer = connection.ask(authorized(ToolRequest.get(at("/monitors"))));
            if (!answer.isSuccess()) {
                return List.of(
                        answer.status() == 401 || answer.status() == 403
                                ? "Kener refuses the key"
                                : "Kener answers " + answer.status() + "; is it version 4, and its address right?");
            }
            Set<String> tags = new HashSet<>();
            answer.json()
                    .path("monitors")
                    .forEach(monitor -> tags.add(monitor.path("tag").asString("")));
            List<String> faults = new ArrayList<>();
            components.services().forEach((tag, service) -> {
                if (!tags.contains(tag)) {
                    faults.add("Kener has no monitor '" + tag + "', which is that of '" + service + "'");
                }
            });
            return faults;
        } catch (NotDeliveredException e) {
            return List.of("Kener was not reached: " + e.delivery().text().orElse("no answer"));
        }
    }

    private static void monitors(ObjectNode incident, PageComponents states) {
        if (states.own().isEmpty()) {
            return;
        }
        ArrayNode monitors = incident.putArray("monitors");
        states.own()
                .forEach((tag, state) ->
                        monitors.addObject().put("monitor_tag", tag).put("impact", impact(state)));
    }

    private static String impact(ComponentState state) {
        return switch (state) {
            case OPERATIONAL -> "UP";
            case DEGRADED_PERFORMANCE, PARTIAL_OUTAGE -> "DEGRADED";
            case MAJOR_OUTAGE -> "DOWN";
        };
    }

    /** Episodes of one incident begin at different seconds for Kener, so that each is found again. */
    private static long start(PagePost post) {
        return post.detectedAt().getEpochSecond() + post.episode() - 1;
    }

    private static String title(PagePost post) {
        return CutText.lineTo(post.title(), LONGEST_TITLE);
    }

    private static String text(PagePost post) {
        return CutText.to(post.text(), LONGEST_COMMENT);
    }

    private static Posted posted(JsonNode incident) throws NotDeliveredException {
        String id = incident.path("id").asString("");
        if (id.isBlank()) {
            throw new NotDeliveredException(Delivery.retryable("it answered without an id"));
        }
        String link = incident.path("url").asString("");
        return new Posted(id, link.isBlank() ? id : link);
    }

    private URI incident(String id) {
        return at("/incidents/" + ToolRequest.segment(id));
    }

    private URI comments(String id) {
        return at("/incidents/" + ToolRequest.segment(id) + "/comments");
    }

    private URI at(String path) {
        return URI.create(base + path);
    }

    private ToolRequest authorized(ToolRequest request) {
        return request.header("Authorization", "Bearer " + key.value());
    }
}
