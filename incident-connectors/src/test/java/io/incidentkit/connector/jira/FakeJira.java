package io.incidentkit.connector.jira;

import com.networknt.schema.SpecificationVersion;
import io.incidentkit.connector.judge.OpenApiJudge;
import io.incidentkit.connector.judge.SchemaJudge;
import io.incidentkit.connector.ticket.FakeTracker;
import io.incidentkit.connector.ticket.TrackerAccount;
import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Jira Cloud, judged by its own description and by the schema of its documents. */
final class FakeJira extends FakeTracker {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXX");

    static final String TYPES = "GET /rest/api/3/issue/createmeta/OPS/issuetypes";

    /** The fields that the project has on no screen. */
    final List<String> missing = new ArrayList<>();

    String category = "done";

    FakeJira() {
        stub.on("POST /rest/api/3/issue", this::create);
        stub.on("POST /rest/api/3/search/jql", this::search);
        stub.on("GET /rest/api/3/issue/*", this::get);
        stub.on(TYPES, Answer.of(200, "{\"issueTypes\":[{\"id\":\"1\",\"name\":\"Task\"}]}"));
        stub.on("PUT /rest/api/3/issue/*", this::put);
        stub.on("POST /rest/api/3/issue/*", this::post);
    }

    @Override
    public TrackerAccount account() {
        return Jira.of(stub.at(""), "bot@acme.example", KEY, "OPS");
    }

    @Override
    public List<String> refused() {
        OpenApiJudge judge = OpenApiJudge.of("specs/jira/jira-cloud-v3-subset.openapi.json", "");
        SchemaJudge adf = SchemaJudge.of("specs/adf/adf-full.schema.json", SpecificationVersion.DRAFT_4);
        List<String> refused = new ArrayList<>();
        for (ToolCall call : stub.calls()) {
            judge.faults(call).forEach(fault -> refused.add(call.line() + ": " + fault));
            if (!call.body().isEmpty()) {
                JsonNode body = body(call);
                for (JsonNode document :
                        List.of(body.path("body"), body.path("fields").path("description"))) {
                    if (!document.isMissingNode()) {
                        refused.addAll(adf.faults(document.toString()));
                    }
                }
            }
        }
        return refused;
    }

    private synchronized Answer create(ToolCall call) {
        JsonNode fields = body(call).path("fields");
        ObjectNode errors = wrong(fields);
        if (!errors.isEmpty()) {
            return Answer.of(400, "{\"errorMessages\":[],\"errors\":" + errors + "}");
        }
        Held ticket = new Held();
        ticket.id = Integer.toString(10000 + number());
        ticket.text = text(fields.path("description"));
        fields.path("labels").forEach(label -> ticket.labels.add(label.asString()));
        write(ticket, fields);
        tickets.add(ticket);
        return answered(201, "{\"id\":\"" + ticket.id + "\",\"key\":\"" + key(ticket) + "\"}");
    }

    private ObjectNode wrong(JsonNode fields) {
        ObjectNode errors = JsonNodeFactory.instance.objectNode();
        missing.stream()
                .filter(fields::has)
                .forEach(field -> errors.put(
                        field,
                        "Field '" + field + "' cannot be set. It is not on the appropriate screen, or unknown."));
        if (fields.path("summary").asString("").contains("\n")) {
            errors.put("summary", "The summary is invalid because it contains newline characters.");
        }
        if (fields.path("summary").asString("").length() > 511) {
            errors.put("summary", "Summary must be less than 255 characters.");
        }
        return errors;
    }

    static String text(JsonNode node) {
        if (node.path("type").asString("").equals("text")) {
            return node.path("text").asString();
        }
        StringBuilder all = new StringBuilder();
        node.path("content").forEach(each -> all.append(text(each)));
        return all + (node.path("type").asString("").matches("paragraph|hardBreak") ? "\n" : "");
    }

    private static void write(Held ticket, JsonNode fields) {
        ticket.title = fields.path("summary").asString(ticket.title);
        ticket.due = fields.has("duedate") ? fields.path("duedate").asString() : ticket.due;
        ticket.assignee =
                fields.has("assignee") ? fields.path("assignee").path("id").asString() : ticket.assignee;
    }

    private String key(Held ticket) {
        return "OPS-" + ticket.id.substring(2);
    }

    ObjectNode issue(Held ticket) {
        ObjectNode issue = JsonNodeFactory.instance.objectNode();
        issue.put("id", ticket.id).put("key", key(ticket));
        ObjectNode fields = issue.putObject("fields");
        fields.put("updated", MOMENT.format(ticket.updated.atOffset(ZoneOffset.UTC)));
        String state = ticket.state.equals("open") ? "new" : ticket.state.equals("started") ? "indeterminate" : "done";
        fields.putObject("status")
                .put("name", "Erledigt")
                .putObject("statusCategory")
                .put("key", state);
        return issue;
    }

    private synchronized Answer search(ToolCall call) {
        String jql = body(call).path("jql").asString();
        ArrayNode issues = JsonNodeFactory.instance.arrayNode();
        found().stream()
                .filter(each -> each.labels.stream().anyMatch(jql::contains))
                .forEach(each -> issues.add(issue(each)));
        return Answer.of(200, "{\"isLast\":true,\"issues\":" + issues + "}");
    }

    private Held one(ToolCall call) {
        String id = call.path().split("/")[5];
        return tickets.stream().filter(each -> each.id.equals(id)).findFirst().orElseThrow();
    }

    private synchronized Answer get(ToolCall call) {
        if (tickets.stream().noneMatch(each -> each.id.equals(call.path().split("/")[5]))) {
            return Answer.of(
                    404, "{\"errorMessages\":[\"Issue does not exist or you do not have permission to see it.\"]}");
        }
        if (call.path().endsWith("/transitions")) {
            return Answer.of(
                    200,
                    "{\"transitions\":[{\"id\":\"11\",\"to\":{\"statusCategory\":{\"key\":\"indeterminate\"}}},"
                            + "{\"id\":\"31\",\"to\":{\"statusCategory\":{\"key\":\"" + category + "\"}}}]}");
        }
        return Answer.of(200, issue(one(call)).toString());
    }

    private synchronized Answer put(ToolCall call) {
        ObjectNode errors = wrong(body(call).path("fields"));
        if (!errors.isEmpty()) {
            return Answer.of(400, "{\"errorMessages\":[],\"errors\":" + errors + "}");
        }
        write(one(call), body(call).path("fields"));
        return answered(204, "");
    }

    private synchronized Answer post(ToolCall call) {
        Held ticket = one(call);
        if (call.path().endsWith("/comment")) {
            ticket.comments.add(text(body(call).path("body")).strip());
        } else if (body(call).path("transition").path("id").asString().equals("31")) {
            ticket.state = "done";
        }
        return answered(call.path().endsWith("/comment") ? 201 : 204, "");
    }
}
