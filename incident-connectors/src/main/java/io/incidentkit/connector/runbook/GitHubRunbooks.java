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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The Markdown files of a folder of a repository at GitHub, and of the folders in it, over its contents API. A folder that has not changed
 * answers so, which is free of its limit; a file is got again only if its content is another.
 */
public final class GitHubRunbooks implements RunbookPages {
    /** The name of the place. */
    public static final String NAME = "github";

    private static final String VERSION = "2022-11-28";
    private static final int MOST_FOLDERS = 200;

    private final ToolConnection connection;
    private final URI api;
    private final String repository;
    private final String folder;
    private final @Nullable String ref;
    private final @Nullable Secret token;
    private final Map<String, Listing> listings = new HashMap<>();
    private final Map<String, String> byContent = new HashMap<>();

    private record Entry(String path, String content, boolean isFolder) {}

    private record Listing(String tag, List<Entry> entries) {}

    private GitHubRunbooks(
            Caller caller, URI api, String repository, String folder, @Nullable String ref, @Nullable Secret token) {
        ToolConnection.Builder builder = ToolConnection.builder(caller).rules(GitRules.rules());
        if (token != null) {
            builder.secret(token);
        }
        this.connection = builder.build();
        this.api = api;
        this.repository = repository;
        this.folder = folder;
        this.ref = ref;
        this.token = token;
    }

    /**
     * Creates the place.
     *
     * @param caller makes the calls
     * @param api the address of the API, such as {@code https://api.github.com}
     * @param repository the repository, as {@code owner/name}
     * @param folder the folder in it, or nothing for all of it
     * @param ref the branch, tag or commit, or null for the branch by default
     * @param token a token that may read its contents, or null for a public one
     * @throws IllegalArgumentException if the repository is not so named
     */
    public static GitHubRunbooks create(
            Caller caller, URI api, String repository, String folder, @Nullable String ref, @Nullable Secret token) {
        if (!repository.matches("[A-Za-z0-9-]+/[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("A repository of GitHub is named owner/name: " + repository);
        }
        return new GitHubRunbooks(caller, api, repository, folder, ref, token);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> read() throws NotDeliveredException, InterruptedException {
        Map<String, Entry> files = new TreeMap<>();
        List<String> folders = new ArrayList<>(List.of(GitRules.path(folder)));
        for (int i = 0; i < folders.size(); i++) {
            if (i >= MOST_FOLDERS) {
                throw new NotDeliveredException(Delivery.rejected(
                        "it has more than " + MOST_FOLDERS + " folders; name the one of the runbooks"));
            }
            for (Entry entry : list(folders.get(i))) {
                if (entry.isFolder) {
                    folders.add(GitRules.path(entry.path));
                } else if (GitRules.isMarkdown(entry.path)) {
                    files.put(entry.path, entry);
                }
            }
        }
        listings.keySet().retainAll(folders);
        Map<String, String> pages = new LinkedHashMap<>();
        for (Entry file : files.values()) {
            pages.put(file.path, content(file));
        }
        byContent.keySet().retainAll(files.values().stream().map(Entry::content).toList());
        return pages;
    }

    private List<Entry> list(String path) throws NotDeliveredException, InterruptedException {
        Listing before = listings.get(path);
        ToolRequest request = get(path, "application/vnd.github+json");
        ToolAnswer answer = connection.send(before == null ? request : request.header("If-None-Match", before.tag));
        if (answer.status() == GitRules.NOT_MODIFIED && before != null) {
            return before.entries;
        }
        JsonNode listed = answer.json();
        if (!listed.isArray()) {
            throw new NotDeliveredException(Delivery.rejected("there is no folder of that name"));
        }
        List<Entry> entries = new ArrayList<>();
        for (JsonNode each : listed) {
            String type = AlertTexts.scalar(each.path("type"));
            String at = AlertTexts.scalar(each.path("path"));
            if (!at.isEmpty() && (type.equals("file") || type.equals("dir"))) {
                entries.add(new Entry(at, AlertTexts.scalar(each.path("sha")), type.equals("dir")));
            }
        }
        answer.header("ETag").ifPresent(tag -> listings.put(path, new Listing(tag, entries)));
        return entries;
    }

    /** A file that was got stays, also if another can't be got after it. */
    private String content(Entry file) throws NotDeliveredException, InterruptedException {
        String known = byContent.get(file.content);
        if (known != null && !file.content.isEmpty()) {
            return known;
        }
        String text = connection
                .send(get(GitRules.path(file.path), "application/vnd.github.raw+json"))
                .text();
        byContent.put(file.content, text);
        return text;
    }

    private ToolRequest get(String path, String accept) {
        String query = ref == null ? "" : "?" + ToolRequest.query(Map.of("ref", ref));
        ToolRequest request = ToolRequest.get(GitRules.below(api, "/repos/" + repository + "/contents/" + path + query))
                .header("Accept", accept)
                .header("X-GitHub-Api-Version", VERSION);
        return token == null ? request : request.header("Authorization", "Bearer " + token.value());
    }
}
