package io.incidentkit.connector.prometheus;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolAnswer;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRequest;
import io.incidentkit.connector.call.ToolRules;
import io.incidentkit.text.OneLine;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The query API of Prometheus, and of what speaks it: Thanos, Mimir, VictoriaMetrics.
 *
 * <p>Thread-safe.
 */
public final class Prometheus {
    /** Longer ones are posted: some servers and proxies cut an address. */
    private static final int LONGEST_IN_ADDRESS = 1_500;

    private static final int MOST_WARNINGS = 5;
    private static final int LONGEST_WARNING = 300;
    private static final int MILLIS = 3;

    private final ToolConnection connection;
    private final URI query;
    private final @Nullable String authorization;

    private Prometheus(ToolConnection connection, URI query, @Nullable String authorization) {
        this.connection = connection;
        this.query = query;
        this.authorization = authorization;
    }

    /**
     * Creates one that asks without a login.
     *
     * @param caller makes the calls
     * @param base its address, such as {@code http://prometheus:9090}, with the path below which its API is, if there is one
     * @param clock tells how long a server that is down is left alone
     */
    public static Prometheus open(Caller caller, URI base, Clock clock) {
        return create(caller, base, clock, null, List.of());
    }

    /**
     * Creates one that shows a token.
     *
     * @param caller makes the calls
     * @param base its address
     * @param clock tells how long a server that is down is left alone
     * @param token the token
     */
    public static Prometheus withToken(Caller caller, URI base, Clock clock, Secret token) {
        return create(caller, base, clock, "Bearer " + token.value(), List.of(token));
    }

    /**
     * Creates one that logs in with a name and a password.
     *
     * @param caller makes the calls
     * @param base its address
     * @param clock tells how long a server that is down is left alone
     * @param name the name
     * @param password the password
     */
    public static Prometheus withLogin(Caller caller, URI base, Clock clock, String name, Secret password) {
        String pair =
                Base64.getEncoder().encodeToString((name + ":" + password.value()).getBytes(StandardCharsets.UTF_8));
        return create(caller, base, clock, "Basic " + pair, List.of(password, Secret.of(pair)));
    }

    private static Prometheus create(
            Caller caller, URI base, Clock clock, @Nullable String authorization, List<Secret> secrets) {
        // A query that is wrong is wrong the next time too; one that was too much for the server may work later.
        ToolConnection.Builder builder = ToolConnection.builder(caller)
                .clock(clock)
                .rules(ToolRules.builder().reason("/error").build());
        secrets.forEach(builder::secret);
        String text = base.toString();
        URI query = URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + "/api/v1/query");
        return new Prometheus(builder.build(), query, authorization);
    }

    /**
     * Asks for the one number that a query comes to.
     *
     * @param promql the query
     * @param at the moment for which it is asked
     * @return the number; not known if there is no series or more than one, if it is no number, or if the query is refused
     * @throws NotDeliveredException if nobody answers for now, or the login is refused
     */
    public PrometheusValue value(String promql, Instant at) throws NotDeliveredException, InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("query", promql);
        fields.put(
                "time",
                BigDecimal.valueOf(at.toEpochMilli(), MILLIS)
                        .stripTrailingZeros()
                        .toPlainString());
        ToolRequest request = promql.length() > LONGEST_IN_ADDRESS
                ? ToolRequest.post(query).form(fields)
                : ToolRequest.get(URI.create(query + "?" + ToolRequest.query(fields)));
        ToolAnswer answer =
                connection.ask(authorization == null ? request : request.header("Authorization", authorization));
        if (!answer.isSuccess() && answer.status() != 400 && answer.status() != 422) {
            throw new NotDeliveredException(connection.failure(answer));
        }
        return read(answer);
    }

    private PrometheusValue read(ToolAnswer answer) {
        JsonNode body = answer.json();
        List<String> warnings = warnings(body);
        JsonNode data = body.path("data");
        if (!text(body.path("status")).equals("success")) {
            String error = text(body.path("error"));
            return PrometheusValue.unknown(
                    error.isEmpty()
                            ? "the answer is none of Prometheus"
                            : "the query is refused: " + cut(connection.hidden(error)),
                    warnings);
        }
        JsonNode result = data.path("result");
        if (text(data.path("resultType")).equals("scalar")) {
            return number(text(result.path(1)), warnings);
        }
        if (result.size() == 0) {
            return PrometheusValue.unknown("there is no such series", warnings);
        }
        if (result.size() > 1) {
            return PrometheusValue.unknown("there are " + result.size() + " series, where one is asked for", warnings);
        }
        return number(text(result.path(0).path("value").path(1)), warnings);
    }

    private static PrometheusValue number(String written, List<String> warnings) {
        double number;
        try {
            number = Double.parseDouble(written.replace("+Inf", "Infinity").replace("-Inf", "-Infinity"));
        } catch (NumberFormatException e) {
            return PrometheusValue.unknown("the answer is no number", warnings);
        }
        return Double.isFinite(number)
                ? new PrometheusValue(number, null, warnings)
                : PrometheusValue.unknown("it comes to " + written, warnings);
    }

    private List<String> warnings(JsonNode body) {
        List<String> warnings = new ArrayList<>();
        for (JsonNode each : body.path("warnings")) {
            if (warnings.size() < MOST_WARNINGS && !text(each).isBlank()) {
                warnings.add(cut(connection.hidden(text(each))));
            }
        }
        return warnings;
    }

    private static String cut(String words) {
        String line = OneLine.of(words, LONGEST_WARNING);
        return line == null ? "" : line;
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : node.isNumber() ? node.asString() : "";
    }
}
