package io.incidentkit.connector.runbook;

import io.incidentkit.connector.alert.AlertTexts;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRequest;
import io.incidentkit.connector.call.ToolRules;
import io.incidentkit.effect.Delivery;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pages of Notion as the Markdown that Notion makes of them: those that are named, and those of a data source. A page is got again only if it was
 * edited since. The title of a page is its first heading.
 */
public final class NotionRunbooks implements RunbookPages {
    /** The name of the place. */
    public static final String NAME = "notion";

    /** The first version of its API that answers in Markdown. */
    static final String VERSION = "2026-03-11";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_QUERIES = 20;
    private static final int MOST_PARTS = 20;
    private static final int MOST_IDS = 500;

    private final ToolConnection connection;
    private final URI api;
    private final Secret token;
    private final List<String> pages;
    private final @Nullable String dataSource;
    private final Map<String, Known> known = new HashMap<>();

    private record Known(String edited, String markdown) {}

    private NotionRunbooks(Caller caller, URI api, Secret token, List<String> pages, @Nullable String dataSource) {
        this.connection = ToolConnection.builder(caller)
                .rules(ToolRules.builder().reason("/message").build())
                .secret(token)
                .build();
        this.api = api;
        this.token = token;
        this.pages = List.copyOf(pages);
        this.dataSource = dataSource;
    }

    /**
     * Creates the place.
     *
     * @param caller makes the calls
     * @param api the address of the API, {@code https://api.notion.com}
     * @param token the token of an integration that the pages are shared with
     * @param pages the ids of pages
     * @param dataSource the id of a data source whose pages are runbooks, or null for none
     * @throws IllegalArgumentException if there is neither a page nor a data source, or the token is blank
     */
    public static NotionRunbooks create(
            Caller caller, URI api, Secret token, List<String> pages, @Nullable String dataSource) {
        if (token.value().isEmpty() || (pages.isEmpty() && dataSource == null)) {
            throw new IllegalArgumentException("Notion needs a token, and pages or a data source");
        }
        return new NotionRunbooks(caller, api, token, pages, dataSource);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> read() throws NotDeliveredException, InterruptedException {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        for (String id : pages.subList(0, Math.min(pages.size(), MOST_IDS))) {
            JsonNode page = get("/v1/pages/" + ToolRequest.segment(id.strip()));
            all.put(id(page), page);
        }
        if (dataSource != null) {
            query(dataSource, all);
        }
        all.remove("");
        Map<String, String> read = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> page : all.entrySet()) {
            if (!isGone(page.getValue())) {
                read.put(page.getKey(), markdown(page.getKey(), page.getValue()));
            }
        }
        known.keySet().retainAll(read.keySet());
        return read;
    }

    private static boolean isGone(JsonNode page) {
        return page.path("in_trash").asBoolean(false) || page.path("archived").asBoolean(false);
    }

    private static String id(JsonNode page) {
        return AlertTexts.scalar(page.path("id"));
    }

    private void query(String source, Map<String, JsonNode> all) throws NotDeliveredException, InterruptedException {
        String cursor = "";
        for (int i = 0; i < MOST_QUERIES; i++) {
            ObjectNode body = JSON.createObjectNode().put("page_size", 100);
            if (!cursor.isEmpty()) {
                body.put("start_cursor", cursor);
            }
            JsonNode answer = connection
                    .send(with(ToolRequest.post(
                                    GitRules.below(api, "/v1/data_sources/" + ToolRequest.segment(source) + "/query"))
                            .json(body)))
                    .json();
            for (JsonNode page : answer.path("results")) {
                all.put(id(page), page);
            }
            cursor = AlertTexts.scalar(answer.path("next_cursor"));
            if (!answer.path("has_more").asBoolean(false) || cursor.isEmpty()) {
                return;
            }
        }
    }

    private String markdown(String id, JsonNode page) throws NotDeliveredException, InterruptedException {
        String edited = AlertTexts.scalar(page.path("last_edited_time"));
        Known before = known.get(id);
        if (before != null && !edited.isEmpty() && before.edited.equals(edited)) {
            return before.markdown;
        }
        StringBuilder text = new StringBuilder();
        List<String> parts = new ArrayList<>(List.of(id));
        for (int i = 0; i < Math.min(parts.size(), MOST_PARTS); i++) {
            JsonNode part = get("/v1/pages/" + ToolRequest.segment(parts.get(i)) + "/markdown");
            if (!part.path("markdown").isString()) {
                throw new NotDeliveredException(Delivery.rejected("a page came without its Markdown"));
            }
            text.append(i == 0 ? "" : "\n").append(part.path("markdown").stringValue());
            if (part.path("truncated").asBoolean(false)) {
                part.path("unknown_block_ids").forEach(block -> {
                    String next = AlertTexts.scalar(block);
                    if (!next.isEmpty() && !parts.contains(next)) {
                        parts.add(next);
                    }
                });
            }
        }
        String plain = titled(title(page), NotionMarkdown.plain(text.toString()));
        known.put(id, new Known(edited, plain));
        return plain;
    }

    private static String titled(String title, String markdown) {
        return title.isEmpty() || markdown.stripLeading().startsWith("# ")
                ? markdown
                : "# " + title + "\n\n" + markdown;
    }

    private static String title(JsonNode page) {
        StringBuilder title = new StringBuilder();
        for (JsonNode property : page.path("properties")) {
            if (AlertTexts.scalar(property.path("type")).equals("title")) {
                property.path("title").forEach(part -> title.append(AlertTexts.scalar(part.path("plain_text"))));
            }
        }
        return title.toString().strip().replace('\n', ' ');
    }

    private JsonNode get(String path) throws NotDeliveredException, InterruptedException {
        return connection.send(with(ToolRequest.get(GitRules.below(api, path)))).json();
    }

    private ToolRequest with(ToolRequest request) {
        return request.header("Authorization", "Bearer " + token.value()).header("Notion-Version", VERSION);
    }
}
