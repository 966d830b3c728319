package io.incidentkit.connector.linear;

import io.incidentkit.connector.judge.GraphQlJudge;
import io.incidentkit.connector.ticket.FakeTracker;
import io.incidentkit.connector.ticket.TrackerAccount;
import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Linear, judged by its own schema. */
final class FakeLinear extends FakeTracker {
    FakeLinear() {
        stub.on("POST /graphql", this::asked);
    }

    @Override
    public TrackerAccount account() {
        return Linear.of(stub.at(""), "OPS", KEY);
    }

    @Override
    public List<String> refused() {
        GraphQlJudge judge = GraphQlJudge.of("specs/linear/schema.graphql");
        List<String> refused = new ArrayList<>();
        for (ToolCall call : stub.calls()) {
            judge.faults(call).forEach(fault -> refused.add(call.line() + ": " + fault));
            if (!call.header("Authorization").orElse("").equals(KEY.value())) {
                refused.add(call.line() + " has a word ahead of its key");
            }
        }
        return refused;
    }

    private synchronized Answer asked(ToolCall call) {
        String query = body(call).path("query").asString();
        JsonNode variables = body(call).path("variables");
        String name = query.substring(query.indexOf(' ') + 1, query.indexOf('('));
        return switch (name) {
            case "Team" ->
                Answer.of(
                        200,
                        "{\"data\":{\"teams\":{\"nodes\":"
                                + (variables.path("team").asString().equals("OPS") ? "[{\"id\":\"team-1\"}]" : "[]")
                                + "},\"issueLabels\":{\"nodes\":[{\"id\":\"incident\"}]}}}");
            case "Read" -> read(variables.path("id").asString());
            case "Create" -> create(variables.path("input"));
            case "Update" -> update(variables);
            default -> comment(variables.path("input"));
        };
    }

    private Answer read(String id) {
        ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
        found().stream().filter(each -> each.id.equals(id)).forEach(each -> nodes.add(issue(each)));
        return Answer.of(200, "{\"data\":{\"issues\":{\"nodes\":" + nodes + "}}}");
    }

    private Answer create(JsonNode input) {
        String id = input.path("id").asString();
        if (UUID.fromString(id).version() != 4 || tickets.stream().anyMatch(each -> each.id.equals(id))) {
            return Answer.of(
                    200,
                    "{\"data\":null,\"errors\":[{\"message\":\"id must be unique\",\"extensions\":{\"code\":\"INVALID_INPUT\"}}]}");
        }
        Held ticket = new Held();
        ticket.id = id;
        ticket.text = input.path("description").asString();
        input.path("labelIds").forEach(label -> ticket.labels.add(label.asString()));
        write(ticket, input);
        tickets.add(ticket);
        return answered(200, "{\"data\":{\"issueCreate\":{\"success\":true,\"issue\":" + issue(ticket) + "}}}");
    }

    private static void write(Held ticket, JsonNode input) {
        ticket.title = input.path("title").asString(ticket.title);
        ticket.due = input.has("dueDate") ? input.path("dueDate").asString() : ticket.due;
        ticket.assignee = input.has("assigneeId") ? input.path("assigneeId").asString() : ticket.assignee;
        switch (input.path("stateId").asString("")) {
            case "s4" -> ticket.state = "done";
            case "s5" -> ticket.state = "dropped";
            default -> {}
        }
    }

    ObjectNode issue(Held ticket) {
        ObjectNode issue = JsonNodeFactory.instance.objectNode();
        issue.put("id", ticket.id).put("url", "https://linear.example/acme/issue/" + ticket.id);
        issue.put("updatedAt", ticket.updated.toString());
        String type =
                ticket.state.equals("open") ? "unstarted" : ticket.state.equals("done") ? "completed" : "canceled";
        issue.putObject("state").put("type", type);
        ArrayNode states = issue.putObject("team").putObject("states").putArray("nodes");
        states.addObject().put("id", "s6").put("type", "completed").put("position", 6.5);
        states.addObject().put("id", "s4").put("type", "completed").put("position", 4);
        states.addObject().put("id", "s5").put("type", "canceled").put("position", 5);
        return issue;
    }

    private Answer update(JsonNode variables) {
        String id = variables.path("id").asString();
        tickets.stream().filter(each -> each.id.equals(id)).forEach(each -> write(each, variables.path("input")));
        return answered(200, "{\"data\":{\"issueUpdate\":{\"success\":true}}}");
    }

    private Answer comment(JsonNode input) {
        tickets.stream()
                .filter(each -> each.id.equals(input.path("issueId").asString()))
                .forEach(each -> each.comments.add(input.path("body").asString()));
        return answered(200, "{\"data\":{\"commentCreate\":{\"success\":true}}}");
    }
}
