package io.incidentkit.connector.gitlab;

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

/** Issues of a project of GitLab. One of ours has its mark in a comment of its text, which nobody sees. */
final class GitLabTracker implements Tracker {
    private static final int MOST_TITLE = 255;
    private static final int MOST_TEXT = 500_000;
    private static final int A_PAGE = 100;
    private static final int MOST_PAGES = 5;
    private static final Duration LAG = Duration.ofSeconds(10);

    private final ToolConnection connection;
    private final URI url;
    private final String project;
    private final Secret token;
    private final TicketSettings settings;

    GitLabTracker(ToolConnection connection, URI url, String project, Secret token, TicketSettings settings) {
        this.connection = connection;
        this.url = url;
        this.project = project;
        this.token = token;
        this.settings = settings;
    }

    @Override
    public String tool() {
        return "GitLab";
    }

    private ToolRequest with(ToolRequest request) {
        return request.header("PRIVATE-TOKEN", token.value()).header("Accept", "application/json");
    }

    private URI at(String of, String rest) {
        return GitRules.below(url, "/api/v4/projects/" + ToolRequest.segment(of) + rest);
    }

    /** Of an issue, which may be in a project that was set before. */
    private URI issue(String reference, String rest) {
        int hash = reference.indexOf('#');
        return at(reference.substring(0, hash), "/issues/" + reference.substring(hash + 1) + rest);
    }

    @Override
    public Optional<Ticket> find(TicketDraft draft, Instant since) throws NotDeliveredException, InterruptedException {
        Optional<Ticket> found = Optional.empty();
        for (int page = 1; page <= MOST_PAGES; page++) {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("created_after", since.truncatedTo(ChronoUnit.SECONDS).toString());
            query.put("order_by", "created_at");
            query.put("sort", "desc");
            query.put("per_page", Integer.toString(A_PAGE));
            query.put("page", Integer.toString(page));
            JsonNode issues = connection
                    .send(with(ToolRequest.get(at(project, "/issues?" + ToolRequest.query(query)))))
                    .json();
            for (JsonNode issue : issues) {
                if (AlertTexts.scalar(issue.path("description")).contains(draft.markWord())) {
                    found = Optional.of(GitLabIssue.ticket(project, issue, "web_url"));
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
        kept(issue, draft);
        issue.put("description", TicketText.markdown(draft, MOST_TEXT));
        if (!settings.labels().isEmpty()) {
            issue.put("labels", String.join(",", settings.labels()));
        }
        JsonNode made = connection
                .send(with(ToolRequest.post(at(project, "/issues"))).json(issue))
                .json();
        if (!made.path("iid").isIntegralNumber()) {
            throw new NotDeliveredException(Delivery.retryable("it did not say which issue it opened"));
        }
        return GitLabIssue.ticket(project, made, "web_url");
    }

    private void kept(ObjectNode issue, TicketDraft draft) {
        issue.put("title", draft.title(MOST_TITLE));
        if (draft.due() != null) {
            issue.put("due_date", draft.due().toString());
        }
        settings.assignee(draft.owner())
                .ifPresent(account -> issue.putArray("assignee_ids").add(Long.parseLong(account)));
    }

    @Override
    public Optional<Ticket> read(String reference) throws NotDeliveredException, InterruptedException {
        ToolAnswer answer = connection.ask(with(ToolRequest.get(issue(reference, ""))));
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw new NotDeliveredException(connection.failure(answer));
        }
        String of = reference.substring(0, reference.indexOf('#'));
        return Optional.of(GitLabIssue.ticket(of, answer.json(), "web_url"));
    }

    @Override
    public void change(String reference, TicketDraft draft) throws NotDeliveredException, InterruptedException {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        kept(change, draft);
        connection.send(with(ToolRequest.put(issue(reference, ""))).json(change));
    }

    @Override
    public void comment(String reference, String text) throws NotDeliveredException, InterruptedException {
        ObjectNode note = JsonNodeFactory.instance.objectNode();
        note.put("body", CutText.to(TicketText.harmless(text), MOST_TEXT));
        connection.send(with(ToolRequest.post(issue(reference, "/notes"))).json(note));
    }

    @Override
    public void finish(String reference, ActionState state) throws NotDeliveredException, InterruptedException {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.put("state_event", "close");
        connection.send(with(ToolRequest.put(issue(reference, ""))).json(change));
    }

    @Override
    public List<String> faults() throws NotDeliveredException, InterruptedException {
        if (token.isPlaceholder()) {
            return List.of("The token of GitLab looks like one that is to be replaced");
        }
        ToolAnswer answer = connection.ask(with(ToolRequest.get(at(project, ""))));
        return switch (answer.status()) {
            case 200 ->
                AlertTexts.scalar(answer.json().path("issues_access_level")).equals("disabled")
                        ? List.of("Issues are off in the project '" + project + "'")
                        : List.of();
            case 401 -> List.of("GitLab refuses the token");
            case 403 -> List.of("The token of GitLab lacks the scope api");
            case 404 -> List.of("GitLab has no project '" + project + "' that the token may see");
            default -> List.of("GitLab answers " + answer.status() + "; is its address right?");
        };
    }
}
