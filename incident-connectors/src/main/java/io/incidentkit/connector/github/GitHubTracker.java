package io.incidentkit.connector.github;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.connector.alert.AlertTexts;
import io.incidentkit.connector.call.CutText;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolAnswer;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRequest;
import io.incidentkit.connector.runbook.GitRules;
import io.incidentkit.connector.ticket.Ticket;
import io.incidentkit.connector.ticket.TicketDraft;
import io.incidentkit.connector.ticket.TicketSettings;
import io.incidentkit.connector.ticket.TicketText;
import io.incidentkit.connector.ticket.Tracker;
import io.incidentkit.effect.Delivery;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Issues of a repository of GitHub. One of ours has its mark in a comment of its text, which nobody sees. */
final class GitHubTracker implements Tracker {
    private static final String VERSION = "2022-11-28";
    private static final int MOST_TITLE = 256;
    private static final int MOST_TEXT = 65_000;
    private static final int A_PAGE = 100;
    private static final int MOST_PAGES = 5;
    private static final Duration LAG = Duration.ofSeconds(10);

    private final ToolConnection connection;
    private final URI api;
    private final String repository;
    private final Secret token;
    private final TicketSettings settings;

    GitHubTracker(ToolConnection connection, URI api, String repository, Secret token, TicketSettings settings) {
        this.connection = connection;
        this.api = api;
        this.repository = repository;
        this.token = token;
        this.settings = settings;
    }

    @Override
    public String tool() {
        return "GitHub";
    }

    private ToolRequest with(ToolRequest request) {
        return request.header("Authorization", "Bearer " + token.value())
                .header("Accept", "application/json")
                .header("X-GitHub-Api-Version", VERSION);
    }

    private URI at(String repo, String rest) {
        return GitRules.below(api, "/repos/" + repo + "/issues" + rest);
    }

    /** Of an issue, which may be in a repository that was set before. */
    private URI at(String reference, String number, String rest) {
        return at(reference.substring(0, reference.length() - number.length() - 1), "/" + number + rest);
    }

    private static String number(String reference) {
        return reference.substring(reference.indexOf('#') + 1);
    }

    /** By the list, as the search of GitHub lags behind by minutes. */
    @Override
    public Optional<Ticket> find(TicketDraft draft, Instant since) throws NotDeliveredException, InterruptedException {
        Optional<Ticket> found = Optional.empty();
        for (int page = 1; page <= MOST_PAGES; page++) {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("state", "all");
            query.put("since", since.truncatedTo(ChronoUnit.SECONDS).toString());
            query.put("sort", "created");
            query.put("direction", "desc");
            query.put("per_page", Integer.toString(A_PAGE));
            query.put("page", Integer.toString(page));
            JsonNode issues = connection
                    .send(with(ToolRequest.get(at(repository, "?" + ToolRequest.query(query)))))
                    .json();
            for (JsonNode issue : issues) {
                if (!issue.has("pull_request")
                        && AlertTexts.scalar(issue.path("body")).contains(draft.markWord())) {
                    found = Optional.of(GitHubIssue.ticket(repository, issue));
                }
            }
            if (issues.size() < A_PAGE) {
                break;
            }
        }
        return found;
    }

    @Override
    public Duration lag() {
        return LAG;
    }

    @Override
    public Ticket open(TicketDraft draft) throws NotDeliveredException, InterruptedException {
        ObjectNode issue = JsonNodeFactory.instance.objectNode();
        issue.put("title", draft.title(MOST_TITLE));
        issue.put("body", TicketText.markdown(draft, MOST_TEXT));
        settings.labels().forEach(issue.putArray("labels")::add);
        settings.assignee(draft.owner())
                .ifPresent(login -> issue.putArray("assignees").add(login));
        JsonNode made = connection
                .send(with(ToolRequest.post(at(repository, ""))).json(issue))
                .json();
        if (!made.path("number").isIntegralNumber()) {
            throw new NotDeliveredException(Delivery.retryable("it did not say which issue it opened"));
        }
        return GitHubIssue.ticket(repository, made);
    }

    /** A repository of another name, and an issue that was moved, answer with a redirect, and are not gone. */
    private static boolean isGone(ToolAnswer answer) {
        return answer.status() == 404 || answer.status() == 410;
    }

    @Override
    public Optional<Ticket> read(String reference) throws NotDeliveredException, InterruptedException {
        String number = number(reference);
        ToolAnswer answer = connection.ask(with(ToolRequest.get(at(reference, number, ""))));
        if (isGone(answer)) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw new NotDeliveredException(connection.failure(answer));
        }
        String repo = reference.substring(0, reference.length() - number.length() - 1);
        return Optional.of(GitHubIssue.ticket(repo, answer.json()));
    }

    private void patch(String reference, ObjectNode change) throws NotDeliveredException, InterruptedException {
        connection.send(
                with(ToolRequest.patch(at(reference, number(reference), ""))).json(change));
    }

    @Override
    public void change(String reference, TicketDraft draft) throws NotDeliveredException, InterruptedException {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.put("title", draft.title(MOST_TITLE));
        settings.assignee(draft.owner())
                .ifPresent(login -> change.putArray("assignees").add(login));
        patch(reference, change);
    }

    @Override
    public void comment(String reference, String text) throws NotDeliveredException, InterruptedException {
        ObjectNode comment = JsonNodeFactory.instance.objectNode();
        comment.put("body", CutText.to(TicketText.harmless(text), MOST_TEXT));
        connection.send(with(ToolRequest.post(at(reference, number(reference), "/comments")))
                .json(comment));
    }

    @Override
    public void finish(String reference, ActionState state) throws NotDeliveredException, InterruptedException {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.put("state", "closed");
        change.put("state_reason", state == ActionState.DONE ? "completed" : "not_planned");
        patch(reference, change);
    }

    @Override
    public List<String> faults() throws NotDeliveredException, InterruptedException {
        if (token.isPlaceholder()) {
            return List.of("The token of GitHub looks like one that is to be replaced");
        }
        ToolAnswer answer = connection.ask(with(ToolRequest.get(at(repository, "?per_page=1"))));
        return switch (answer.status()) {
            case 200 -> List.of();
            case 301, 307, 308 -> List.of("The repository '" + repository + "' has another name by now; set that one");
            case 401 -> List.of("GitHub refuses the token");
            case 403, 404 -> List.of("GitHub has no repository '" + repository + "' whose issues the token may read");
            case 410 -> List.of("Issues are off in the repository '" + repository + "'");
            default -> List.of("GitHub answers " + answer.status() + "; is its address right?");
        };
    }
}
