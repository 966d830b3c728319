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
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Pages of Confluence Cloud as Markdown, made of their storage format: those that are named, and those of a space. A page is got again only if it
 * has another version. It takes jsoup on the class path.
 */
public final class ConfluenceRunbooks implements RunbookPages {
    /** The name of the place. */
    public static final String NAME = "confluence";

    private static final Pattern CURSOR = Pattern.compile("[?&](cursor=[A-Za-z0-9%._~+/=-]+)");
    private static final int MOST_LISTS = 20;
    private static final int AT_ONCE = 100;
    private static final int MOST_IDS = 500;

    private final ToolConnection connection;
    private final URI base;
    private final String login;
    private final List<String> pages;
    private final @Nullable String space;
    private final Map<String, Known> known = new HashMap<>();

    private record Known(String version, String markdown) {}

    private record Listed(String title, String version) {}

    private ConfluenceRunbooks(
            Caller caller, URI base, String email, Secret token, List<String> pages, @Nullable String space) {
        String pair =
                Base64.getEncoder().encodeToString((email + ":" + token.value()).getBytes(StandardCharsets.UTF_8));
        this.connection = ToolConnection.builder(caller)
                .rules(ToolRules.builder()
                        .reason("/errors/0/title")
                        .reason("/message")
                        .build())
                .secret(token)
                .secret(Secret.of(pair))
                .build();
        this.base = base;
        this.login = "Basic " + pair;
        this.pages = pages.stream().map(String::strip).distinct().toList();
        this.space = space;
    }

    /**
     * Creates the place.
     *
     * @param caller makes the calls
     * @param base the address of the site's wiki, such as {@code https://acme.atlassian.net/wiki}
     * @param email the name of the account that reads it
     * @param token the account's API token
     * @param pages the ids of pages, at most 500
     * @param space the id of a space whose pages are runbooks, or null for none
     * @throws IllegalArgumentException if there is neither a page nor a space, the token is blank, or an id is no number
     */
    public static ConfluenceRunbooks create(
            Caller caller, URI base, String email, Secret token, List<String> pages, @Nullable String space) {
        String inSpace = space == null ? "" : space.strip();
        if (token.value().isEmpty() || email.isBlank() || (pages.isEmpty() && inSpace.isEmpty())) {
            throw new IllegalArgumentException("Confluence needs an e-mail and a token, and pages or a space");
        }
        if (pages.size() > MOST_IDS
                || !pages.stream().allMatch(id -> id.strip().matches("\\d{1,19}"))
                || !inSpace.matches("\\d{0,19}")) {
            throw new IllegalArgumentException(
                    "The ids of pages and of a space of Confluence are numbers, and at most " + MOST_IDS);
        }
        return new ConfluenceRunbooks(caller, base, email.strip(), token, pages, inSpace.isEmpty() ? null : inSpace);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> read() throws NotDeliveredException, InterruptedException {
        Map<String, Listed> all = new LinkedHashMap<>();
        for (int from = 0; from < pages.size(); from += AT_ONCE) {
            List<String> some = pages.subList(from, Math.min(pages.size(), from + AT_ONCE));
            list("/api/v2/pages?status=current&limit=" + AT_ONCE + "&id=" + String.join("&id=", some), all);
        }
        for (String id : pages) {
            if (!all.containsKey(id)) {
                throw new NotDeliveredException(Delivery.rejected("there is no page " + id + " that it may read"));
            }
        }
        if (space != null) {
            list("/api/v2/spaces/" + space + "/pages?status=current&limit=" + AT_ONCE, all);
        }
        Map<String, String> read = new LinkedHashMap<>();
        for (Map.Entry<String, Listed> page : all.entrySet()) {
            read.put(page.getKey(), markdown(page.getKey(), page.getValue()));
        }
        known.keySet().retainAll(read.keySet());
        return read;
    }

    private void list(String first, Map<String, Listed> all) throws NotDeliveredException, InterruptedException {
        String next = first;
        for (int i = 0; !next.isEmpty(); i++) {
            if (i >= MOST_LISTS) {
                throw new NotDeliveredException(Delivery.rejected(
                        "it has more than " + MOST_LISTS * AT_ONCE + " pages; name those of runbooks"));
            }
            JsonNode listed = get(next);
            if (!listed.path("results").isArray()) {
                throw new NotDeliveredException(Delivery.rejected("there is no list of pages"));
            }
            for (JsonNode page : listed.path("results")) {
                String id = AlertTexts.scalar(page.path("id"));
                if (!id.isEmpty()) {
                    all.put(
                            id,
                            new Listed(
                                    AlertTexts.scalar(page.path("title")),
                                    AlertTexts.scalar(page.path("version").path("number"))));
                }
            }
            next = cursor(first, AlertTexts.scalar(listed.path("_links").path("next")));
        }
    }

    /** Of the address of the next part its cursor alone: where that is, is known here, and the login goes nowhere else. */
    private static String cursor(String first, String next) {
        Matcher cursor = CURSOR.matcher(next);
        return cursor.find() ? first + "&" + cursor.group(1) : "";
    }

    private String markdown(String id, Listed listed) throws NotDeliveredException, InterruptedException {
        Known before = known.get(id);
        if (before != null && !listed.version.isEmpty() && before.version.equals(listed.version)) {
            return before.markdown;
        }
        JsonNode page = get("/api/v2/pages/" + id + "?body-format=storage");
        JsonNode storage = page.path("body").path("storage").path("value");
        if (!storage.isString()) {
            throw new NotDeliveredException(Delivery.rejected("a page came without its storage format"));
        }
        String title = AlertTexts.scalar(page.path("title"));
        String markdown = ConfluenceMarkdown.of(title.isEmpty() ? listed.title : title, storage.stringValue());
        // What it is now, which may be later than the list.
        String version = AlertTexts.scalar(page.path("version").path("number"));
        known.put(id, new Known(version.isEmpty() ? listed.version : version, markdown));
        return markdown;
    }

    private JsonNode get(String path) throws NotDeliveredException, InterruptedException {
        return connection
                .send(ToolRequest.get(GitRules.below(base, path))
                        .header("Authorization", login)
                        .header("Accept", "application/json"))
                .json();
    }
}
