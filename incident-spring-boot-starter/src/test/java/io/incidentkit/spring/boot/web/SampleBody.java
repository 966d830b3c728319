package io.incidentkit.spring.boot.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The smallest body that a schema takes. */
final class SampleBody {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SampleBody() {}

    /** A body with what is required and nothing else. */
    static String of(JsonNode schema) {
        Map<String, Object> body = new LinkedHashMap<>();
        schema.path("required")
                .forEach(name -> body.put(
                        name.asString(),
                        value(name.asString(), schema.path("properties").path(name.asString()))));
        return MAPPER.writeValueAsString(body);
    }

    private static Object value(String name, JsonNode schema) {
        if (schema.has("enum")) {
            return schema.at("/enum/0").asString();
        }
        if (schema.has("examples")) {
            return schema.at("/examples/0").asString();
        }
        return switch (schema.path("type").asString()) {
            case "integer" -> 1;
            case "boolean" -> true;
            case "array" -> new ArrayList<>(List.of(value(name, schema.path("items"))));
            case "object" -> Map.of();
            default -> text(schema.path("format").asString(""));
        };
    }

    private static String text(String format) {
        return switch (format) {
            case "date-time" -> "2026-03-01T17:32:00Z";
            case "date" -> "2026-03-31";
            case "uri" -> "https://example.org/graph";
            case "uuid" -> "019ca9c4-8d00-7000-8000-000000000042";
            default -> "some words";
        };
    }
}
