package io.incidentkit.connector.runbook;

import io.incidentkit.connector.alert.AlertTexts;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolAnswer;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRequest;
import io.incidentkit.connector.call.ToolRules;
import io.incidentkit.effect.Delivery;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Posts of Slab as Markdown, made of their Quill Delta: those that are named, and those of a topic. A post is got again only if it has another
 * version.
 */
public final class SlabRunbooks implements RunbookPages {
    /** The name of the place. */
    public static final String NAME = "slab";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_IDS = 500;
    private static final String FIELDS = "{ id title version archivedAt }";
    private static final String POSTS = "query ($ids: [ID!]!) { posts(ids: $ids) " + FIELDS + " }";
    private static final String TOPIC = "query ($id: ID!) { topic(id: $id) { posts " + FIELDS + " } }";
    private static final String POST = "query ($id: ID!) { post(id: $id) { id title version content } }";

    private final ToolConnection connection;
    private final URI api;
    private final Secret token;
    private final List<String> posts;
    private final @Nullable String topic;
    private final Map<String, Known> known = new HashMap<>();

    private record Known(String version, String markdown) {}

    private SlabRunbooks(Caller caller, URI api, Secret token, List<String> posts, @Nullable String topic) {
        this.connection = ToolConnection.builder(caller)
                .rules(ToolRules.builder()
                        .worked(SlabRunbooks::isAnswered)
                        .reason("/errors/0/message")
                        .build())
                .secret(token)
                .build();
        this.api = api;
        this.token = token;
        this.posts = posts.stream().map(String::strip).distinct().toList();
        this.topic = topic == null || topic.isBlank() ? null : topic.strip();
    }

    /** A refusal of GraphQL comes with 200 as well. */
    private static boolean isAnswered(ToolAnswer answer) {
        return answer.isSuccess()
                && answer.json().path("data").isObject()
                && answer.json().path("errors").isEmpty();
    }

    /**
     * Creates the place.
     *
     * @param caller makes the calls
     * @param api the address of the API, {@code https://api.slab.com/v1/graphql}
     * @param token the token of the organization, which is sent as it is
     * @param posts the ids of posts, at most 500
     * @param topic the id of a topic whose posts are runbooks, or null for none
     * @throws IllegalArgumentException if there is neither a post nor a topic, or the token is blank
     */
    public static SlabRunbooks create(
            Caller caller, URI api, Secret token, List<String> posts, @Nullable String topic) {
        if (token.value().isEmpty() || (posts.isEmpty() && (topic == null || topic.isBlank()))) {
            throw new IllegalArgumentException("Slab needs a token, and posts or a topic");
        }
        if (posts.size() > MOST_IDS) {
            throw new IllegalArgumentException("At most " + MOST_IDS + " posts of Slab are named");
        }
        return new SlabRunbooks(caller, api, token, posts, topic);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> read() throws NotDeliveredException, InterruptedException {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        if (!posts.isEmpty()) {
            ObjectNode named = JSON.createObjectNode();
            ArrayNode ids = named.putArray("ids");
            posts.forEach(ids::add);
            list(ask(POSTS, named).path("posts"), all);
        }
        if (topic != null) {
            list(
                    ask(TOPIC, JSON.createObjectNode().put("id", topic))
                            .path("topic")
                            .path("posts"),
                    all);
        }
        Map<String, String> read = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> post : all.entrySet()) {
            read.put(post.getKey(), markdown(post.getKey(), post.getValue()));
        }
        known.keySet().retainAll(read.keySet());
        return read;
    }

    private static void list(JsonNode listed, Map<String, JsonNode> all) throws NotDeliveredException {
        if (!listed.isArray()) {
            throw new NotDeliveredException(Delivery.rejected("there is no list of posts"));
        }
        for (JsonNode post : listed) {
            String id = AlertTexts.scalar(post.path("id"));
            if (!id.isEmpty() && AlertTexts.scalar(post.path("archivedAt")).isEmpty()) {
                all.put(id, post);
            }
        }
    }

    private String markdown(String id, JsonNode listed) throws NotDeliveredException, InterruptedException {
        String version = AlertTexts.scalar(listed.path("version"));
        Known before = known.get(id);
        if (before != null && !version.isEmpty() && before.version.equals(version)) {
            return before.markdown;
        }
        JsonNode post = ask(POST, JSON.createObjectNode().put("id", id)).path("post");
        String title = AlertTexts.scalar(post.path("title"));
        String markdown = DeltaMarkdown.of(title, post.path("content"))
                .orElseThrow(() -> new NotDeliveredException(Delivery.rejected("a post came without its content")));
        String now = AlertTexts.scalar(post.path("version"));
        known.put(id, new Known(now.isEmpty() ? version : now, markdown));
        return markdown;
    }

    private JsonNode ask(String query, ObjectNode variables) throws NotDeliveredException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("query", query);
        body.set("variables", variables);
        return connection
                .send(ToolRequest.post(api)
                        .header("Authorization", token.value())
                        .json(body))
                .json()
                .path("data");
    }
}
