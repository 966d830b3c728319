package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.spring.boot.web.OpenApiDocument.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests of all kinds of nonsense to each operation, as many as {@code incident.fuzz} says: none of them goes wrong inside. The seed is
 * said when one does.
 */
class FuzzTest {
    private static final int REQUESTS = Integer.getInteger("incident.fuzz", 4_000);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String[] TEXTS = {
        "",
        " ",
        "0",
        "1",
        "-1",
        "2",
        "INC-1",
        "INC-2",
        "INC-99",
        "inc-1",
        "99999999999999999999",
        "1e3",
        "true",
        "null",
        "2026-03-01T17:00:00Z",
        "2026-13-41T99:00:00Z",
        "+1000000000-01-01T00:00:00Z",
        "2026-03-01",
        "SEV1",
        "sev9",
        "status page",
        "open",
        "all",
        "x".repeat(5_000),
        "\u0000",
        "\u202e",
        "ünï\uD83D\uDD25",
        "\uD83D",
        "'; drop table incident; --",
        "%",
        "_",
        "\\",
        "{}",
        "[]",
        "<script>",
        "../../etc/passwd",
        "application/json",
        "text/markdown",
        "\"12\"",
        "W/\"1\"",
        "*",
        "019ca9c4-8d00-7000-8000-000000000042",
        "1200.50 EUR",
        "https://example.org",
        "javascript:alert(1)"
    };
    private static final String[] TYPES = {
        "application/json",
        "application/json; charset=utf-16",
        "text/markdown",
        "text/plain",
        "*/*",
        "nonsense",
        "application/x+json"
    };
    private static final String[] HEADERS = {
        "Accept", "If-Match", "If-None-Match", "Idempotency-Key", "Accept-Language", "Range", "Origin"
    };

    private static RunningHost host;
    private static OpenApiDocument document;

    @BeforeAll
    static void start() {
        host = RunningHost.start(
                new FilteredClassLoader("org.springframework.security"),
                List.of(OpenApiTest.WholeHost.class),
                "incident.web.retention=true",
                "incident.search.enabled=true",
                "incident.channels.log.enabled=true",
                "incident.alerts.per-minute=1000000");
        document = new OpenApiDocument(host.get(API + "/openapi.json").body());
        for (int i = 0; i < 3; i++) {
            host.post(API, "{\"title\":\"Checkout fails\",\"severity\":\"SEV2\",\"commander\":\"ana\"}")
                    .is(201);
        }
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void nothingGoesWrongInside() {
        long seed = Long.getLong("incident.fuzz.seed", System.nanoTime());
        Random random = new Random(seed);
        List<Operation> operations = document.operations().values().stream()
                .filter(each -> !each.said().toString().contains("text/event-stream"))
                .toList();
        for (int i = 0; i < REQUESTS; i++) {
            Operation operation = operations.get(i % operations.size());
            String path = path(operation, random);
            byte[] body = operation.said().has("requestBody") || random.nextInt(10) == 0
                    ? body(operation, random)
                    : new byte[0];
            String[] headers = headers(operation, random);
            Answer answer = host.send(operation.method().toUpperCase(Locale.ROOT), path, body, headers);
            assertThat(answer.status())
                    .as(
                            "seed %d, request %d: %s %s %s %s: %s",
                            seed,
                            i,
                            operation.method(),
                            path,
                            List.of(headers),
                            new String(body, StandardCharsets.UTF_8),
                            answer.body())
                    .isLessThan(500);
        }
    }

    private static String text(Random random) {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String path(Operation operation, Random random) {
        StringBuilder path = new StringBuilder();
        for (String part : operation.path().substring(1).split("/", -1)) {
            boolean isVariable = part.startsWith("{");
            String known = random.nextInt(3) == 0 ? encoded(text(random)) : Integer.toString(1 + random.nextInt(3));
            path.append('/').append(isVariable ? known : part);
        }
        char before = '?';
        for (JsonNode parameter : operation.parameters("query")) {
            if (random.nextInt(3) == 0) {
                path.append(before)
                        .append(parameter.path("name").asString())
                        .append('=')
                        .append(encoded(text(random)));
                before = '&';
            }
        }
        if (random.nextInt(20) == 0) {
            path.append(before).append(encoded(text(random))).append('=').append(encoded(text(random)));
        }
        return path.toString();
    }

    /** Of the right form for the most part, with any values. */
    private static byte[] body(Operation operation, Random random) {
        if (random.nextInt(8) == 0) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            return bytes;
        }
        if (operation.jsonBody().isEmpty()) {
            return ("# " + text(random) + "\n\n## " + text(random) + "\n\n- " + text(random) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        }
        JsonNode schema = operation.jsonBody().get();
        Map<String, Object> body = new LinkedHashMap<>();
        if (random.nextInt(3) > 0) {
            MAPPER.readTree(SampleBody.of(schema))
                    .properties()
                    .forEach(each -> body.put(each.getKey(), each.getValue()));
        }
        for (String field : schema.path("properties").propertyNames()) {
            if (random.nextInt(3) == 0) {
                body.put(field, value(random, 0));
            }
        }
        if (random.nextInt(10) == 0) {
            body.put(text(random), value(random, 0));
        }
        return MAPPER.writeValueAsBytes(body);
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 2 ? 5 : 7)) {
            case 0 -> random.nextInt(5) - 1;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextDouble() * 1e20;
            case 3, 4 -> text(random);
            case 5 -> new ArrayList<>(List.of(value(random, depth + 1), value(random, depth + 1)));
            default -> Map.of(text(random), value(random, depth + 1));
        };
    }

    private static String[] headers(Operation operation, Random random) {
        List<String> headers = new ArrayList<>(List.of("X-Actor", random.nextInt(20) == 0 ? "system:bot" : "ana"));
        if (operation.said().has("requestBody")) {
            String right = operation
                    .said()
                    .at("/requestBody/content")
                    .propertyNames()
                    .iterator()
                    .next();
            headers.addAll(
                    List.of("Content-Type", random.nextInt(10) == 0 ? TYPES[random.nextInt(TYPES.length)] : right));
        }
        for (String name : HEADERS) {
            if (random.nextInt(8) == 0) {
                String value = text(random).replaceAll("[^ -~]", "");
                headers.addAll(List.of(name, value));
            }
        }
        return headers.toArray(String[]::new);
    }
}
