package io.incidentkit.spring.boot.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document that a host serves, and the judge of answers by it. */
final class OpenApiDocument {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String COMPONENTS = "https://incidents.example/components";

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Operation> operations = new TreeMap<>();
    private final Map<JsonNode, Schema> judges = new HashMap<>();

    /** An operation of the document. */
    record Operation(String id, String method, String path, JsonNode said) {
        List<JsonNode> parameters(String in) {
            List<JsonNode> found = new ArrayList<>();
            said.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asString().equals(in)) {
                    found.add(parameter);
                }
            });
            return found;
        }

        Optional<JsonNode> jsonBody() {
            JsonNode schema =
                    said.at("/requestBody/content").path("application/json").path("schema");
            return schema.isMissingNode() ? Optional.empty() : Optional.of(schema);
        }

        boolean has(String status) {
            return said.path("responses").has(status);
        }

        boolean has(String status, String problem) {
            return said.at("/responses/" + status).toString().contains("urn:incident-kit:" + problem + "\"");
        }
    }

    OpenApiDocument(String json) {
        document = MAPPER.readTree(json);
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode said = method.getValue();
                    String id = said.path("operationId").asString();
                    Operation before = operations.put(id, new Operation(id, method.getKey(), path.getKey(), said));
                    assertThat(before).as("two operations %s", id).isNull();
                }));
        ObjectNode components = MAPPER.createObjectNode();
        components.set("$defs", document.at("/components/schemas"));
        String known = components.toString().replace("#/components/schemas/", "#/$defs/");
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(COMPONENTS, known)));
    }

    JsonNode json() {
        return document;
    }

    Map<String, Operation> operations() {
        return operations;
    }

    Operation operation(String id) {
        assertThat(operations).containsKey(id);
        return operations.get(id);
    }

    /** Judges an answer by what the document says of that status and type; what it does not say is wrong. */
    void judge(Operation operation, Answer answer) {
        String where = operation.id() + " answers " + answer.status() + ": " + answer.body();
        JsonNode response = operation.said().path("responses").path(Integer.toString(answer.status()));
        assertThat(response.isMissingNode()).as(where).isFalse();
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            assertThat(answer.body()).as(where).isEmpty();
            return;
        }
        String type = answer.type().replaceAll(";.*", "");
        assertThat(content.has(type)).as(where + " as " + type).isTrue();
        if (type.endsWith("json")) {
            assertThat(faults(content.path(type).path("schema"), answer.json()))
                    .as(where)
                    .isEmpty();
        }
        response.path("headers").propertyNames().forEach(name -> {
            if (!name.equals("Link")) {
                assertThat(answer.header(name)).as(where + " with " + name).isPresent();
            }
        });
    }

    /** What is wrong with a value. */
    List<String> faults(JsonNode schema, JsonNode value) {
        return judges
                .computeIfAbsent(schema, this::judge)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    /** The components are a schema of their own, read once, to which its references lead. */
    private Schema judge(JsonNode schema) {
        return registry.getSchema(
                MAPPER.readTree(schema.toString().replace("#/components/schemas/", COMPONENTS + "#/$defs/")));
    }

    /** What is wrong with the schemas themselves. */
    List<String> faultsOfSchemas() {
        List<String> faults = new ArrayList<>();
        var meta = registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        walk(document, "", (pointer, node) -> {
            if (pointer.endsWith("/schema") || pointer.matches("/components/schemas/[^/]+")) {
                meta.validate(node).forEach(error -> faults.add(pointer + ": " + error));
            }
        });
        return faults;
    }

    /** Each reference, and whether it leads to something. */
    Map<String, Boolean> references() {
        Map<String, Boolean> references = new LinkedHashMap<>();
        walk(document, "", (pointer, node) -> {
            if (pointer.endsWith("/$ref")) {
                String target = node.asString();
                references.put(
                        target,
                        target.startsWith("#/")
                                && !document.at(target.substring(1)).isMissingNode());
            }
        });
        return references;
    }

    /** The schemas of components that nothing names. */
    List<String> unused() {
        Predicate<String> named = references().keySet()::contains;
        return document.at("/components/schemas").propertyNames().stream()
                .filter(name -> !named.test("#/components/schemas/" + name))
                .toList();
    }

    private interface Visitor {
        void visit(String pointer, JsonNode node);
    }

    private static void walk(JsonNode node, String pointer, Visitor visitor) {
        visitor.visit(pointer, node);
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> walk(
                            member.getValue(),
                            pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1"),
                            visitor));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(node.get(i), pointer + "/" + i, visitor);
            }
        }
    }
}
