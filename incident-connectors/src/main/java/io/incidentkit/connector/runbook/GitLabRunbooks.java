package io.incidentkit.connector.runbook;

import io.incidentkit.connector.alert.AlertTexts;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolAnswer;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRequest;
import io.incidentkit.effect.Delivery;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The Markdown files of a folder of a project at GitLab, and of the folders in it. A file is got again only if its content is another; one that
 * is got again under a tag answers whether it changed.
 */
public final class GitLabRunbooks implements RunbookPages {
    /** The name of the place. */
    public static final String NAME = "gitlab";

    private static final int MOST_PAGES = 50;

    private final ToolConnection connection;
    private final URI base;
    private final String project;
    private final String folder;
    private final String ref;
    private final @Nullable Secret token;
    private final Map<String, String> byContent = new HashMap<>();
    private final Map<String, ToolAnswer> listings = new HashMap<>();

    private GitLabRunbooks(Caller caller, URI base, String project, String folder, String ref, @Nullable Secret token) {
        ToolConnection.Builder builder = ToolConnection.builder(caller).rules(GitRules.rules());
        if (token != null) {
            builder.secret(token);
        }
        this.connection = builder.build();
        this.base = base;
        this.project = project;
        this.folder = folder;
        this.ref = ref;
        this.token = token;
    }

    /**
     * Creates the place.
     *
     * @param caller makes the calls
     * @param base the address of GitLab, such as {@code https://gitlab.com}
     * @param project the project's path, such as {@code group/name}, or its number
     * @param folder the folder in it, or nothing for all of it
     * @param ref the branch, tag or commit; {@code HEAD} is the branch by default
     * @param token a token that may read the repository, or null for a public one
     * @throws IllegalArgumentException if the project is blank
     */
    public static GitLabRunbooks create(
            Caller caller, URI base, String project, String folder, String ref, @Nullable Secret token) {
        if (project.isBlank() || ref.isBlank()) {
            throw new IllegalArgumentException("A project of GitLab has a path and a ref");
        }
        return new GitLabRunbooks(caller, base, project.strip(), folder, ref, token);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> read() throws NotDeliveredException, InterruptedException {
        Map<String, String> contents = new TreeMap<>();
        String page = "1";
        for (int i = 0; !page.isEmpty(); i++) {
            if (i >= MOST_PAGES) {
                throw new NotDeliveredException(Delivery.rejected(
                        "it has more than " + MOST_PAGES + " pages of files; name the folder of the runbooks"));
            }
            ToolAnswer answer = list(page);
            for (JsonNode entry : answer.json()) {
                String path = AlertTexts.scalar(entry.path("path"));
                if (AlertTexts.scalar(entry.path("type")).equals("blob") && GitRules.isMarkdown(path)) {
                    contents.put(path, AlertTexts.scalar(entry.path("id")));
                }
            }
            page = answer.header("x-next-page").map(String::strip).orElse("");
        }
        Map<String, String> pages = new LinkedHashMap<>();
        for (Map.Entry<String, String> file : contents.entrySet()) {
            pages.put(file.getKey(), content(file.getKey(), file.getValue()));
        }
        byContent.keySet().retainAll(contents.values());
        return pages;
    }

    private ToolAnswer list(String page) throws NotDeliveredException, InterruptedException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("ref", ref);
        query.put("recursive", "true");
        query.put("per_page", "100");
        query.put("page", page);
        if (!folder.isBlank()) {
            query.put("path", folder.replaceAll("^/+|/+$", ""));
        }
        ToolRequest request = get("/repository/tree?" + ToolRequest.query(query));
        ToolAnswer before = listings.get(page);
        String tag = before == null ? "" : before.header("ETag").orElse("");
        ToolAnswer answer = connection.send(tag.isEmpty() ? request : request.header("If-None-Match", tag));
        if (answer.status() == GitRules.NOT_MODIFIED && before != null) {
            return before;
        }
        if (!answer.json().isArray()) {
            throw new NotDeliveredException(Delivery.rejected("there is no list of files"));
        }
        listings.put(page, answer);
        return answer;
    }

    private String content(String path, String content) throws NotDeliveredException, InterruptedException {
        String known = byContent.get(content);
        if (known != null && !content.isEmpty()) {
            return known;
        }
        String text = connection
                .send(get("/repository/files/" + ToolRequest.segment(path) + "/raw?"
                        + ToolRequest.query(Map.of("ref", ref))))
                .text();
        byContent.put(content, text);
        return text;
    }

    private ToolRequest get(String rest) {
        ToolRequest request =
                ToolRequest.get(GitRules.below(base, "/api/v4/projects/" + ToolRequest.segment(project) + rest));
        return token == null ? request : request.header("PRIVATE-TOKEN", token.value());
    }
}
