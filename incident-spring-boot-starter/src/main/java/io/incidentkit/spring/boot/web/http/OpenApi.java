package io.incidentkit.spring.boot.web.http;

import io.incidentkit.spring.boot.web.view.Shape;
import io.incidentkit.spring.boot.web.view.TimelineView;
import io.incidentkit.spring.boot.web.view.View;
import io.incidentkit.spring.boot.web.view.Violations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the OpenAPI 3.1 document of the API from the descriptions of its operations. */
public final class OpenApi {
    /** The version of the API. */
    public static final String VERSION = "1";

    private static final String DESCRIPTION = "description";
    private static final String SCHEMA = "schema";
    private static final String CONTENT = "content";

    private final Map<String, Object> schemas = new TreeMap<>();

    private OpenApi() {}

    /**
     * Writes the document.
     *
     * @param operations all operations
     * @param base the address of the API
     * @param server the address that it is below
     */
    public static Map<String, Object> of(List<Operation> operations, String base, String server) {
        return new OpenApi().document(operations, base, server);
    }

    private Map<String, Object> document(List<Operation> operations, String base, String server) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Operation operation : operations) {
            paths.computeIfAbsent(base + operation.path(), first -> new LinkedHashMap<>())
                    .put(operation.method().name().toLowerCase(Locale.ROOT), operation(operation));
        }
        schemas.put("Problem", problem());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.1");
        document.put(
                "info",
                Map.of(
                        "title",
                        "Incident Kit",
                        "version",
                        VERSION,
                        DESCRIPTION,
                        "Incidents of this application: the playbook's commands, and what is known of them."));
        document.put("servers", List.of(Map.of("url", server)));
        document.put("paths", paths);
        document.put("components", Map.of("schemas", schemas));
        return document;
    }

    private Map<String, Object> operation(Operation operation) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("operationId", operation.id());
        written.put("summary", operation.words());
        written.put(DESCRIPTION, "For " + operation.who().words() + ".");
        List<Object> parameters = new ArrayList<>();
        operation.variables().forEach(name -> parameters.add(variable(name)));
        operation.parameters().forEach(parameter -> parameters.add(parameter(parameter, "query")));
        operation.headers().forEach(header -> parameters.add(parameter(header, "header")));
        if (!parameters.isEmpty()) {
            written.put("parameters", parameters);
        }
        operation.body().ifPresent(body -> {
            Map<String, Object> sent = new LinkedHashMap<>();
            sent.put("required", body.shape().schema().containsKey("required"));
            sent.put(CONTENT, content(Map.of(body.mediaType(), body.shape())));
            written.put("requestBody", sent);
        });
        written.put("responses", responses(operation));
        return written;
    }

    private Map<String, Object> responses(Operation operation) {
        Map<String, Object> responses = new LinkedHashMap<>();
        Map<String, Object> well = new LinkedHashMap<>();
        well.put(DESCRIPTION, operation.words());
        if (!operation.answerHeaders().isEmpty()) {
            Map<String, Object> headers = new LinkedHashMap<>();
            operation
                    .answerHeaders()
                    .forEach((name, says) -> headers.put(name, Map.of(DESCRIPTION, says, SCHEMA, Shape.TEXT.schema())));
            well.put("headers", headers);
        }
        if (!operation.answers().isEmpty()) {
            well.put(CONTENT, content(operation.answers()));
        }
        responses.put(Integer.toString(operation.status()), well);
        if (operation.answerHeaders().containsKey("ETag")) {
            responses.put("304", Map.of(DESCRIPTION, "The client has it already."));
        }
        Map<Integer, List<ProblemType>> problems = operation.problems().stream()
                .collect(Collectors.groupingBy(type -> type.status().value(), TreeMap::new, Collectors.toList()));
        problems.forEach((status, types) -> responses.put(Integer.toString(status), problem(types)));
        return responses;
    }

    private static Map<String, Object> problem(List<ProblemType> types) {
        List<String> uris = types.stream().map(ProblemType::uri).toList();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$ref", "#/components/schemas/Problem");
        schema.put("properties", Map.of("type", Map.of("enum", uris)));
        return Map.of(
                DESCRIPTION,
                types.stream().map(ProblemType::title).distinct().collect(Collectors.joining("; or: ", "", ".")),
                CONTENT,
                Map.of("application/problem+json", Map.of(SCHEMA, schema)));
    }

    /** Any problem: what it has beside the first five members depends on its type. */
    private Map<String, Object> problem() {
        Shape fault = Shape.OBJECT
                .and("properties", Map.of("field", Shape.TEXT.schema(), "message", Shape.TEXT.schema()))
                .and("required", List.of("field", "message"))
                .and("additionalProperties", false);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(
                "type",
                Shape.oneOf(Arrays.stream(ProblemType.values())
                                .map(ProblemType::uri)
                                .toList())
                        .schema());
        Stream.of("title", "detail", "instance").forEach(name -> members.put(name, Shape.TEXT.schema()));
        members.put("status", Shape.WHOLE.schema());
        List<String> always = List.copyOf(members.keySet());
        members.put("faults", Shape.listOf(fault).schema());
        members.put("violations", named(Shape.listOf(Shape.of(Violations.VIOLATION))));
        members.put("expectedVersion", Shape.WHOLE.schema());
        members.put("since", named(Shape.listOf(Shape.of(TimelineView.ENTRY))));
        return Shape.OBJECT
                .and("properties", members)
                .and("required", always)
                .and("additionalProperties", false)
                .schema();
    }

    private static Map<String, Object> variable(String name) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("name", name);
        written.put("in", "path");
        written.put("required", true);
        written.put(DESCRIPTION, name.equals("id") ? "its UUID, or a number such as INC-42 or 42" : name);
        written.put(SCHEMA, Shape.TEXT.schema());
        return written;
    }

    private static Map<String, Object> parameter(Parameter parameter, String in) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("name", parameter.name());
        written.put("in", in);
        if (parameter.required()) {
            written.put("required", true);
        }
        written.put(DESCRIPTION, parameter.words());
        written.put(SCHEMA, (parameter.many() ? Shape.listOf(parameter.shape()) : parameter.shape()).schema());
        return written;
    }

    private Map<String, Object> content(Map<String, Shape> forms) {
        Map<String, Object> content = new LinkedHashMap<>();
        forms.forEach((type, shape) -> content.put(type, Map.of(SCHEMA, named(shape))));
        return content;
    }

    /** Writes the views that a schema names beside it. */
    private Map<String, Object> named(Shape shape) {
        for (View<?> view : shape.views()) {
            if (!schemas.containsKey(view.name())) {
                Shape members = view.shape();
                schemas.put(view.name(), members.schema());
                named(members);
            }
        }
        return shape.schema();
    }
}
