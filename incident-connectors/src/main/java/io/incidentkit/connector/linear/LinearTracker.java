package io.incidentkit.connector.linear;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Issues of a team of Linear. Each has the id that we gave it, so that it can't be made twice. */
final class LinearTracker implements Tracker {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_TITLE = 255;
    private static final int MOST_TEXT = 65_000;
    private static final int MEDIUM = 3;
    private static final int LOW = 4;

    private static final String ISSUE = "id url updatedAt trashed state { type }";
    private static final String OF_TEAM = "query Team($team: String!, $labels: [String!]!) {"
            + " teams(filter: { key: { eq: $team } }) { nodes { id } }"
            + " issueLabels(filter: { name: { in: $labels } }) { nodes { id } } }";
    private static final String READ = "query Read($id: ID!) {"
            + " issues(filter: { id: { eq: $id } }, includeArchived: true) { nodes { " + ISSUE
            + " team { states { nodes { id type position } } } } } }";
    private static final String CREATE = "mutation Create($input: IssueCreateInput!) {"
            + " issueCreate(input: $input) { success issue { " + ISSUE + " } } }";
    private static final String UPDATE = "mutation Update($id: String!, $input: IssueUpdateInput!) {"
            + " issueUpdate(id: $id, input: $input) { success } }";
    private static final String COMMENT =
            "mutation Comment($input: CommentCreateInput!) {" + " commentCreate(input: $input) { success } }";

    private final ToolConnection connection;
    private final URI graphql;
    private final String team;
    private final Secret key;
    private final TicketSettings settings;

    LinearTracker(ToolConnection connection, URI api, String team, Secret key, TicketSettings settings) {
        this.connection = connection;
        this.graphql = GitRules.below(api, "/graphql");
        this.team = team;
        this.key = key;
        this.settings = settings;
    }

    @Override
    public String tool() {
        return "Linear";
    }

    private static ObjectNode variables() {
        return JSON.objectNode();
    }

    /** A key of an account stands as it is, without a word ahead of it. */
    private ToolRequest request(String query, ObjectNode variables) {
        ObjectNode body = JSON.objectNode().put("query", query);
        body.set("variables", variables);
        return ToolRequest.post(graphql).header("Authorization", key.value()).json(body);
    }

    private JsonNode data(String query, ObjectNode variables) throws NotDeliveredException, InterruptedException {
        return connection.send(request(query, variables)).json().path("data");
    }

    private JsonNode one(String id) throws NotDeliveredException, InterruptedException {
        return data(READ, variables().put("id", id))
                .path("issues")
                .path("nodes")
                .path(0);
    }

    @Override
    public Optional<Ticket> find(TicketDraft draft, Instant since) throws NotDeliveredException, InterruptedException {
        return read(draft.mark().toString());
    }

    @Override
    public Duration lag() {
        return Duration.ZERO;
    }

    @Override
    public Ticket open(TicketDraft draft) throws NotDeliveredException, InterruptedException {
        ObjectNode asked = variables().put("team", team);
        asked.putArray("labels");
        settings.labels().forEach(asked.withArray("labels")::add);
        JsonNode of = data(OF_TEAM, asked);
        String id = AlertTexts.scalar(of.path("teams").path("nodes").path(0).path("id"));
        if (id.isEmpty()) {
            throw new NotDeliveredException(Delivery.rejected("there is no team with the key '" + team + "'"));
        }
        ObjectNode input = JSON.objectNode();
        input.put("id", draft.mark().toString());
        input.put("teamId", id);
        input.put(
                "description",
                CutText.to(draft.text(), MOST_TEXT) + (draft.link() == null ? "" : "\n\n" + draft.link()));
        input.put("priority", draft.waits() ? LOW : MEDIUM);
        for (JsonNode label : of.path("issueLabels").path("nodes")) {
            input.withArray("labelIds").add(AlertTexts.scalar(label.path("id")));
        }
        kept(input, draft);
        return created(draft, input);
    }

    private Ticket created(TicketDraft draft, ObjectNode input) throws NotDeliveredException, InterruptedException {
        ObjectNode variables = variables();
        variables.set("input", input);
        try {
            JsonNode issue = data(CREATE, variables).path("issueCreate").path("issue");
            if (issue.path("id").isString()) {
                return LinearIssue.ticket(issue, "");
            }
        } catch (NotDeliveredException e) {
            // It may be refused as it is there already.
            Optional<Ticket> there =
                    e.delivery().kind() == Delivery.Kind.REJECTED ? find(draft, Instant.EPOCH) : Optional.empty();
            return there.orElseThrow(() -> e);
        }
        throw new NotDeliveredException(Delivery.retryable("it did not say which issue it opened"));
    }

    private void kept(ObjectNode input, TicketDraft draft) {
        input.put("title", draft.title(MOST_TITLE));
        if (draft.due() != null) {
            input.put("dueDate", draft.due().toString());
        }
        settings.assignee(draft.owner()).ifPresent(account -> input.put("assigneeId", account));
    }

    @Override
    public Optional<Ticket> read(String reference) throws NotDeliveredException, InterruptedException {
        JsonNode issue = one(reference);
        return issue.isMissingNode() ? Optional.empty() : Optional.of(LinearIssue.ticket(issue, ""));
    }

    private void update(String reference, ObjectNode input) throws NotDeliveredException, InterruptedException {
        ObjectNode variables = variables().put("id", reference);
        variables.set("input", input);
        data(UPDATE, variables);
    }

    @Override
    public void change(String reference, TicketDraft draft) throws NotDeliveredException, InterruptedException {
        ObjectNode input = JSON.objectNode();
        kept(input, draft);
        update(reference, input);
    }

    @Override
    public void comment(String reference, String text) throws NotDeliveredException, InterruptedException {
        ObjectNode variables = variables();
        variables
                .putObject("input")
                .put("id", TicketDraft.mark("comment", reference, text).toString())
                .put("issueId", reference)
                .put("body", CutText.to(TicketText.harmless(text), MOST_TEXT));
        data(COMMENT, variables);
    }

    /** By the type of a state, as names are a team's own; the first of the type, as the team has them. */
    @Override
    public void finish(String reference, ActionState state) throws NotDeliveredException, InterruptedException {
        JsonNode issue = one(reference);
        if (issue.isMissingNode() || !LinearIssue.ticket(issue, "").state().unfinished()) {
            return;
        }
        String wanted = state == ActionState.DONE ? "completed" : "canceled";
        JsonNode first = null;
        for (JsonNode each : issue.path("team").path("states").path("nodes")) {
            boolean isWanted = AlertTexts.scalar(each.path("type")).equals(wanted);
            if (isWanted && (first == null || position(each) < position(first))) {
                first = each;
            }
        }
        if (first == null) {
            throw new NotDeliveredException(Delivery.rejected("the team has no state of the type " + wanted));
        }
        update(reference, JSON.objectNode().put("stateId", AlertTexts.scalar(first.path("id"))));
    }

    private static double position(JsonNode state) {
        return state.path("position").asDouble(0);
    }

    @Override
    public List<String> faults() throws NotDeliveredException, InterruptedException {
        if (key.isPlaceholder()) {
            return List.of("The API key of Linear looks like one that is to be replaced");
        }
        List<String> faults = new ArrayList<>();
        ObjectNode asked = variables().put("team", team);
        asked.putArray("labels");
        ToolAnswer answer = connection.ask(request(OF_TEAM, asked));
        if (answer.status() == 401
                || answer.json()
                        .path("errors")
                        .path(0)
                        .path("extensions")
                        .path("code")
                        .asString("")
                        .equals("AUTHENTICATION_ERROR")) {
            faults.add("Linear refuses the API key");
        } else if (answer.json().path("data").path("teams").path("nodes").isEmpty()) {
            faults.add("Linear has no team with the key '" + team + "' that this user sees");
        }
        return faults;
    }
}
