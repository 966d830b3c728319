package io.incidentkit.connector.slack;

import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolAnswer;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRequest;
import io.incidentkit.connector.call.ToolRules;
import io.incidentkit.effect.Delivery;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Calls of Slack's Web API, as forms. Its usual failure is an answer of 200 whose {@code ok} is false.
 *
 * <p>Immutable and thread-safe.
 */
final class SlackApi {
    private static final Set<String> LIMITS = Set.of("ratelimited", "rate_limited", "message_limit_exceeded");
    private static final Set<String> FOR_NOW = Set.of(
            "internal_error",
            "fatal_error",
            "service_unavailable",
            "request_timeout",
            "team_added_to_org",
            "accesslimited");

    static final ToolRules RULES = ToolRules.builder()
            .worked(answer -> answer.isSuccess() && answer.json().at("/ok").asBoolean(false))
            .limited(answer -> answer.status() == 429 || LIMITS.contains(error(answer)))
            // A proxy that answers in HTML is no word of Slack's.
            .again(answer -> FOR_NOW.contains(error(answer))
                    || (answer.isSuccess() && error(answer).isEmpty()))
            .reason("/error")
            .reason("/needed")
            .build();

    private final ToolConnection connection;
    private final String base;
    private final Secret token;

    SlackApi(ToolConnection connection, URI base, Secret token) {
        this.connection = connection;
        this.base = base.toString().replaceAll("/+$", "");
        this.token = token;
    }

    /** Makes a call that has to work. */
    JsonNode call(String method, Map<String, String> fields) throws NotDeliveredException, InterruptedException {
        return connection.send(request(method, fields)).json();
    }

    /**
     * Makes a call of which some errors have a meaning.
     *
     * @return the answer; its {@code ok} may be false
     */
    JsonNode ask(String method, Map<String, String> fields) throws NotDeliveredException, InterruptedException {
        return connection.ask(request(method, fields)).json();
    }

    /** Makes a call that only reads: Slack takes these as queries. */
    JsonNode read(String method, Map<String, String> fields) throws NotDeliveredException, InterruptedException {
        String query = fields.isEmpty() ? "" : "?" + ToolRequest.query(fields);
        return connection
                .ask(authorized(ToolRequest.get(URI.create(base + "/" + method + query))))
                .json();
    }

    /** Returns the scopes that the token has, as each answer says in a header; empty if none does. */
    Optional<List<String>> scopes() throws NotDeliveredException, InterruptedException {
        return connection
                .send(authorized(ToolRequest.get(URI.create(base + "/auth.test"))))
                .header("x-oauth-scopes")
                .map(scopes -> List.of(scopes.strip().split("\\s*,\\s*")));
    }

    private ToolRequest request(String method, Map<String, String> fields) {
        return authorized(ToolRequest.post(URI.create(base + "/" + method))).form(fields);
    }

    private ToolRequest authorized(ToolRequest request) {
        return request.header("Authorization", "Bearer " + token.value());
    }

    static boolean isOk(JsonNode answer) {
        return answer.at("/ok").asBoolean(false);
    }

    static String error(JsonNode answer) {
        return answer.at("/error").asString("");
    }

    private static String error(ToolAnswer answer) {
        return error(answer.json());
    }

    /** Ends a delivery for an error that nothing mends. */
    static NotDeliveredException refused(String method, JsonNode answer) {
        String needed = answer.at("/needed").asString("");
        return new NotDeliveredException(Delivery.rejected(
                method + ": " + error(answer) + (needed.isEmpty() ? "" : " (the scope " + needed + " is missing)")));
    }
}
