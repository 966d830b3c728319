package io.incidentkit.connector.gitlab;

import io.incidentkit.connector.ticket.FakeTracker;
import io.incidentkit.connector.ticket.TrackerAccount;
import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** GitLab, judged by the names and bounds that its documents give, as no description of it is at hand. */
final class FakeGitLab extends FakeTracker {
    static final String PROJECT = "/api/v4/projects/acme%2Fshop";
    private static final String ISSUES = PROJECT + "/issues";
    private static final Set<String> FIELDS =
            Set.of("title", "description", "labels", "due_date", "assignee_ids", "state_event", "body");

    FakeGitLab() {
        stub.on("GET " + PROJECT, Answer.of(200, "{\"id\":7,\"issues_access_level\":\"enabled\"}"));
        stub.on("GET " + ISSUES, this::list);
        stub.on("POST " + ISSUES, this::create);
        stub.on("GET " + ISSUES + "/*", this::get);
        stub.on("PUT " + ISSUES + "/*", this::put);
        stub.on("POST " + ISSUES + "/*", this::note);
    }

    @Override
    public TrackerAccount account() {
        return GitLabIssues.of(stub.at(""), "acme/shop", KEY);
    }

    @Override
    public List<String> refused() {
        List<String> refused = new ArrayList<>();
        for (ToolCall call : stub.calls()) {
            if (!call.header("PRIVATE-TOKEN").orElse("").equals(KEY.value())) {
                refused.add(call.line() + " has no token");
            }
            if (!call.body().isEmpty()) {
                JsonNode body = body(call);
                body.propertyNames().stream()
                        .filter(name -> !FIELDS.contains(name))
                        .forEach(name -> refused.add(call.line() + " has " + name));
                body.path("assignee_ids").forEach(id -> {
                    if (!id.isIntegralNumber()) {
                        refused.add("assignee_ids has " + id);
                    }
                });
                String title = body.path("title").asString("");
                if (title.codePointCount(0, title.length()) > 255 || title.contains("\n")) {
                    refused.add("title is too long, or has lines");
                }
            }
        }
        return refused;
    }

    private synchronized Answer create(ToolCall call) {
        JsonNode body = body(call);
        Held ticket = new Held();
        ticket.id = Integer.toString(number());
        ticket.text = body.path("description").asString();
        ticket.labels.addAll(List.of(body.path("labels").asString("").split(",")));
        write(ticket, body);
        tickets.add(ticket);
        return answered(201, issue(ticket).toString());
    }

    private static void write(Held ticket, JsonNode body) {
        ticket.title = body.path("title").asString(ticket.title);
        ticket.due = body.has("due_date") ? body.path("due_date").asString() : ticket.due;
        ticket.assignee =
                body.has("assignee_ids") ? body.path("assignee_ids").path(0).asString() : ticket.assignee;
    }

    ObjectNode issue(Held ticket) {
        ObjectNode issue = JsonNodeFactory.instance.objectNode();
        issue.put("iid", Integer.parseInt(ticket.id)).put("description", ticket.text);
        issue.put("web_url", "https://gitlab.example/acme/shop/-/issues/" + ticket.id);
        issue.put("state", ticket.state.equals("open") ? "opened" : "closed");
        issue.put("updated_at", ticket.updated.toString());
        return issue;
    }

    private synchronized Answer list(ToolCall call) {
        ArrayNode issues = JsonNodeFactory.instance.arrayNode();
        found().forEach(each -> issues.add(issue(each)));
        return Answer.of(200, issues.toString());
    }

    private Held one(ToolCall call) {
        String id = call.path().split("/")[6];
        return tickets.stream().filter(each -> each.id.equals(id)).findFirst().orElseThrow();
    }

    private synchronized Answer get(ToolCall call) {
        boolean isThere = tickets.stream().anyMatch(each -> call.path().endsWith("/" + each.id));
        return isThere
                ? Answer.of(200, issue(one(call)).toString())
                : Answer.of(404, "{\"message\":\"404 Not found\"}");
    }

    private synchronized Answer put(ToolCall call) {
        Held ticket = one(call);
        write(ticket, body(call));
        if (body(call).path("state_event").asString("").equals("close")) {
            ticket.state = "done";
        }
        return answered(200, issue(ticket).toString());
    }

    private synchronized Answer note(ToolCall call) {
        one(call).comments.add(body(call).path("body").asString());
        return answered(201, "{}");
    }
}
