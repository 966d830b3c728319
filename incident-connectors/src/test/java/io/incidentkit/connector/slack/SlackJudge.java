package io.incidentkit.connector.slack;

import io.incidentkit.connector.judge.OpenApiJudge;
import io.incidentkit.test.tool.SlackStub;
import io.incidentkit.test.tool.ToolCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Slack's own description as the judge of calls. What it does not have, being of 2021, is left out. */
final class SlackJudge {
    private SlackJudge() {}

    /** What it refuses of the calls so far. */
    static List<String> faults(SlackStub slack) {
        OpenApiJudge judge = OpenApiJudge.of("specs/slack/web-api__slack_web_openapi_v2_without_examples.json", "/api");
        return slack.calls().stream()
                // Bookmarks and sockets came later; a modal is longer than an address may be, so that it is posted.
                .filter(call -> !call.path().matches(".*/(bookmarks[.]add|views[.]open|apps[.]connections[.]open)"))
                .flatMap(call -> judge.faults(withToken(call)).stream().map(fault -> call.line() + ": " + fault))
                // A form has texts alone, and the judge takes a time stamp in one for a number; metadata came later.
                .filter(fault -> !fault.matches(".*Path '/(ts|timestamp)'] Instance type \\(number\\).*"))
                .filter(fault -> !fault.contains("'include_all_metadata' is unexpected"))
                .toList();
    }

    /** The description has the token as a parameter, which Slack takes in the header as well. */
    private static ToolCall withToken(ToolCall call) {
        Map<String, String> headers = new LinkedHashMap<>(call.headers());
        headers.put("token", SlackStub.TOKEN);
        if (call.path().endsWith("/auth.test")) {
            return new ToolCall(call.method(), call.path(), call.query(), headers, call.body());
        }
        String query = call.method().equals("GET")
                ? "token=" + SlackStub.TOKEN + (call.query().isEmpty() ? "" : "&" + call.query())
                : "";
        return new ToolCall(call.method(), call.path(), query, headers, call.body());
    }
}
