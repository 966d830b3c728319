package io.incidentkit.connector.jira;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.connector.alert.AlertTexts;
import io.incidentkit.connector.call.CutText;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolAnswer;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRequest;
import io.incidentkit.connector.ticket.Ticket;
import io.incidentkit.connector.ticket.TicketDraft;
import io.incidentkit.connector.ticket.TicketSettings;
import io.incidentkit.connector.ticket.Tracker;
import io.incidentkit.effect.Delivery;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Issues of a project of Jira Cloud. */
final class JiraTracker implements Tracker {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_TITLE = 255;
    /** Jira takes 32,767 characters with all that the document says around them. */
    private static final int MOST_TEXT = 30_000;

    /** Its search shows what was opened after some seconds, seldom after more. */
    private static final Duration LAG = Duration.ofSeconds(30);

    /** Fields that a project may have on no screen, and an issue can do without. */
    private static final Set<String> LEFT_OUT = Set.of("duedate", "assignee");

    private final ToolConnection connection;
    private final URI site;
    private final String base;
    private final String authorization;
    private final Secret token;
    private final String project;
    private final String issueType;
    private final TicketSettings settings;

    JiraTracker(
            ToolConnection connection,
            URI site,
            URI api,
            String email,
            Secret token,
            String project,
            String issueType,
            TicketSettings settings) {
        this.connection = connection;
        this.site = site;
        this.base = api.toString().replaceAll("/$", "") + "/rest/api/3/";
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((email + ":" + token.value()).getBytes(StandardCharsets.UTF_8));
        this.token = token;
        this.project = project;
        this.issueType = issueType;
        this.settings = settings;
    }

    @Override
    public String tool() {
        return "Jira";
    }

    private ToolRequest with(ToolRequest request) {
        return request.header("Authorization", authorization).header("Accept", "application/json");
    }

    private URI at(String path) {
        return URI.create(base + path);
    }

    private String issue(String reference) {
        return "issue/" + ToolRequest.segment(reference);
    }

    /** Asked with its fields, as only ids come without; nothing is said of resolutions, as that would hide what is open. */
    @Override
    public Optional<Ticket> find(TicketDraft draft, Instant since) throws NotDeliveredException, InterruptedException {
        ObjectNode search = JSON.objectNode();
        search.put("jql", "labels = \"" + draft.markWord() + "\" ORDER BY created ASC");
        search.put("maxResults", 5);
        search.putArray("fields").add("status").add("updated");
        JsonNode found = connection
                .send(with(ToolRequest.post(at("search/jql"))).json(search))
                .json();
        JsonNode first = found.path("issues").path(0);
        return first.path("key").isString() ? Optional.of(JiraIssue.ticket(site, first)) : Optional.empty();
    }

    @Override
    public Duration lag() {
        return LAG;
    }

    @Override
    public Ticket open(TicketDraft draft) throws NotDeliveredException, InterruptedException {
        ObjectNode fields = JSON.objectNode();
        fields.putObject("project").put("key", project);
        fields.putObject("issuetype").put("name", issueType);
        Adf text = new Adf().text(CutText.to(draft.text(), MOST_TEXT));
        if (draft.link() != null) {
            text.link(draft.link());
        }
        fields.set("description", text.document());
        fields.putArray("labels").add(draft.markWord());
        settings.labels().forEach(fields.withArray("labels")::add);
        kept(fields, draft);
        JsonNode made = written(ToolRequest.post(at("issue")), fields).json();
        String id = AlertTexts.scalar(made.path("id"));
        String key = AlertTexts.scalar(made.path("key"));
        if (id.isEmpty() || key.isEmpty()) {
            throw new NotDeliveredException(Delivery.retryable("it did not say which issue it opened"));
        }
        return new Ticket(id, JiraIssue.address(site, key), ActionState.OPEN, null);
    }

    private void kept(ObjectNode fields, TicketDraft draft) {
        fields.put("summary", draft.title(MOST_TITLE));
        if (draft.due() != null) {
            fields.put("duedate", draft.due().toString());
        }
        settings.assignee(draft.owner())
                .ifPresent(account -> fields.putObject("assignee").put("id", account));
    }

    /** Without the fields that the project has not, if that is all that is wrong. */
    private ToolAnswer written(ToolRequest request, ObjectNode fields)
            throws NotDeliveredException, InterruptedException {
        ToolAnswer answer = connection.ask(with(request).json(JSON.objectNode().set("fields", fields)));
        Set<String> wrong = Set.copyOf(answer.json().path("errors").propertyNames());
        if (answer.status() == 400 && !wrong.isEmpty() && LEFT_OUT.containsAll(wrong)) {
            fields.remove(wrong);
            return connection.send(with(request).json(JSON.objectNode().set("fields", fields)));
        }
        if (!answer.isSuccess()) {
            throw new NotDeliveredException(connection.failure(answer));
        }
        return answer;
    }

    @Override
    public Optional<Ticket> read(String reference) throws NotDeliveredException, InterruptedException {
        String query = ToolRequest.query(Map.of("fields", "status,updated"));
        ToolAnswer answer = connection.ask(with(ToolRequest.get(at(issue(reference) + "?" + query))));
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw new NotDeliveredException(connection.failure(answer));
        }
        return Optional.of(JiraIssue.ticket(site, answer.json()));
    }

    @Override
    public void change(String reference, TicketDraft draft) throws NotDeliveredException, InterruptedException {
        ObjectNode fields = JSON.objectNode();
        kept(fields, draft);
        written(ToolRequest.put(at(issue(reference))), fields);
    }

    @Override
    public void comment(String reference, String text) throws NotDeliveredException, InterruptedException {
        ObjectNode comment = JSON.objectNode();
        comment.set("body", new Adf().text(CutText.to(text, MOST_TEXT)).document());
        connection.send(
                with(ToolRequest.post(at(issue(reference) + "/comment"))).json(comment));
    }

    /** There is no other way than by the workflow of the project: the first that leads to a status of the category {@code done}. */
    @Override
    public void finish(String reference, ActionState state) throws NotDeliveredException, InterruptedException {
        Optional<Ticket> ticket = read(reference);
        if (ticket.isEmpty() || !ticket.get().state().unfinished()) {
            return;
        }
        JsonNode ways = connection
                .send(with(ToolRequest.get(at(issue(reference) + "/transitions"))))
                .json()
                .path("transitions");
        for (JsonNode way : ways) {
            if (JiraIssue.state(way.path("to").path("statusCategory")) == ActionState.DONE) {
                ObjectNode go = JSON.objectNode();
                go.putObject("transition").put("id", AlertTexts.scalar(way.path("id")));
                connection.send(with(ToolRequest.post(at(issue(reference) + "/transitions")))
                        .json(go));
                return;
            }
        }
        throw new NotDeliveredException(
                Delivery.rejected("the workflow has no way from where the issue stands to a status that is done"));
    }

    @Override
    public List<String> faults() throws NotDeliveredException, InterruptedException {
        if (token.isPlaceholder()) {
            return List.of("The API token of Jira looks like one that is to be replaced");
        }
        List<String> faults = new ArrayList<>();
        ToolAnswer answer = connection.ask(with(ToolRequest.get(
                at("issue/createmeta/" + ToolRequest.segment(project) + "/issuetypes?maxResults=200"))));
        if (answer.status() == 401) {
            faults.add("Jira refuses the mail address or the API token");
        } else if (answer.status() == 403) {
            faults.add("The API token lacks a scope; read:jira-work and write:jira-work are needed");
        } else if (!answer.isSuccess()) {
            faults.add("Jira has no project '" + project + "' in which this user may open issues (it answered "
                    + answer.status() + ")");
        } else if (!hasType(answer.json())) {
            faults.add("The project '" + project + "' has no type of issues '" + issueType + "'");
        }
        return faults;
    }

    private boolean hasType(JsonNode answer) {
        JsonNode types = answer.path(answer.has("issueTypes") ? "issueTypes" : "values");
        for (JsonNode type : types) {
            if (AlertTexts.scalar(type.path("name")).equals(issueType)) {
                return true;
            }
        }
        return false;
    }
}
