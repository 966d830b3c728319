package io.incidentkit.connector.github;

import io.incidentkit.connector.judge.OpenApiJudge;
import io.incidentkit.connector.ticket.FakeTracker;
import io.incidentkit.connector.ticket.TrackerAccount;
import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** GitHub, judged by its own description. */
final class FakeGitHub extends FakeTracker {
    static final String ISSUES = "/repos/acme/shop/issues";

    FakeGitHub() {
        stub.on("GET " + ISSUES, this::list);
        stub.on("POST " + ISSUES, this::create);
        stub.on("GET " + ISSUES + "/*", this::get);
        stub.on("PATCH " + ISSUES + "/*", this::patch);
        stub.on("POST " + ISSUES + "/*", this::comment);
    }

    @Override
    public TrackerAccount account() {
        return GitHubIssues.of(stub.at(""), "acme/shop", KEY);
    }

    @Override
    public List<String> refused() {
        OpenApiJudge judge = OpenApiJudge.of("specs/github/github-issues-subset.openapi.json", "");
        List<String> refused = new ArrayList<>();
        for (ToolCall call : stub.calls()) {
            judge.faults(call).forEach(fault -> refused.add(call.line() + ": " + fault));
            if (!call.header("X-GitHub-Api-Version").orElse("").equals("2022-11-28")) {
                refused.add(call.line() + " says no version");
            }
        }
        return refused;
    }

    private synchronized Answer create(ToolCall call) {
        JsonNode body = body(call);
        Held ticket = new Held();
        ticket.id = Integer.toString(number());
        ticket.text = body.path("body").asString();
        body.path("labels").forEach(label -> ticket.labels.add(label.asString()));
        write(ticket, body);
        if (ticket.title.codePointCount(0, ticket.title.length()) > 256) {
            return Answer.of(422, "{\"message\":\"Validation Failed\"}");
        }
        tickets.add(ticket);
        return answered(201, issue(ticket).toString());
    }

    private static void write(Held ticket, JsonNode body) {
        ticket.title = body.path("title").asString(ticket.title);
        ticket.assignee = body.has("assignees") ? body.path("assignees").path(0).asString() : ticket.assignee;
    }

    ObjectNode issue(Held ticket) {
        ObjectNode issue = JsonNodeFactory.instance.objectNode();
        issue.put("number", Integer.parseInt(ticket.id)).put("body", ticket.text);
        issue.put("html_url", "https://github.example/acme/shop/issues/" + ticket.id);
        issue.put("state", ticket.state.equals("open") ? "open" : "closed");
        issue.put("state_reason", ticket.state.equals("dropped") ? "not_planned" : null);
        issue.put("updated_at", ticket.updated.toString());
        return issue;
    }

    private synchronized Answer list(ToolCall call) {
        ArrayNode issues = JsonNodeFactory.instance.arrayNode();
        issues.addObject().put("number", 900).put("body", "incident-kit").putObject("pull_request");
        found().forEach(each -> issues.add(issue(each)));
        return Answer.of(200, issues.toString());
    }

    private Held one(ToolCall call) {
        String id = call.path().split("/")[5];
        return tickets.stream().filter(each -> each.id.equals(id)).findFirst().orElseThrow();
    }

    private synchronized Answer get(ToolCall call) {
        boolean isThere = tickets.stream().anyMatch(each -> call.path().endsWith("/" + each.id));
        return isThere
                ? Answer.of(200, issue(one(call)).toString())
                : Answer.of(410, "{\"message\":\"This issue was deleted\"}");
    }

    private synchronized Answer patch(ToolCall call) {
        Held ticket = one(call);
        JsonNode body = body(call);
        write(ticket, body);
        if (body.path("state").asString("").equals("closed")) {
            ticket.state = body.path("state_reason").asString("").equals("completed") ? "done" : "dropped";
        }
        return answered(200, issue(ticket).toString());
    }

    private synchronized Answer comment(ToolCall call) {
        one(call).comments.add(body(call).path("body").asString());
        return answered(201, "{}");
    }
}
