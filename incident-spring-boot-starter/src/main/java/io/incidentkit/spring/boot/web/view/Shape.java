package io.incidentkit.spring.boot.web.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form of a value in JSON, as a JSON schema says it (2020-12, of which OpenAPI 3.1 is made). Immutable and thread-safe.
 */
public final class Shape {
    private static final String TYPE = "type";

    /** A text. */
    public static final Shape TEXT = of(TYPE, "string");

    /** A whole number. */
    public static final Shape WHOLE = of(TYPE, "integer");

    /** A number. */
    public static final Shape NUMBER = of(TYPE, "number");

    /** True or false. */
    public static final Shape YES_NO = of(TYPE, "boolean");

    /** An instant in ISO-8601. */
    public static final Shape MOMENT = TEXT.and("format", "date-time");

    /** A day, such as {@code 2026-03-31}. */
    public static final Shape DAY = TEXT.and("format", "date");

    /** A time in ISO-8601, such as {@code PT42M}. */
    public static final Shape DURATION = TEXT.and("format", "duration");

    /** A UUID. */
    public static final Shape ID = TEXT.and("format", "uuid");

    /** An object whose members are said elsewhere. */
    public static final Shape OBJECT = of(TYPE, "object");

    private final Map<String, Object> schema;
    private final List<View<?>> views;

    private Shape(Map<String, Object> schema, List<View<?>> views) {
        this.schema = schema;
        this.views = views;
    }

    private static Shape of(String keyword, Object value) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(keyword, value);
        return new Shape(schema, List.of());
    }

    /** Returns a text that is one of a few. */
    public static Shape oneOf(List<String> codes) {
        return TEXT.and("enum", List.copyOf(codes));
    }

    /** Returns the code of one of a few. */
    public static <E> Shape oneOf(E[] values, Function<E, String> code) {
        return oneOf(Stream.of(values).map(code).toList());
    }

    /** Returns a list. */
    public static Shape listOf(Shape each) {
        return new Shape(of(TYPE, "array").and("items", each.schema).schema, each.views);
    }

    /** Returns an object whose names are data, with values of one form. */
    public static Shape named(Shape each) {
        return new Shape(OBJECT.and("additionalProperties", each.schema).schema, each.views);
    }

    /** Returns the form of a view, which stands in the schema by its name. */
    public static Shape of(View<?> view) {
        return new Shape(of("$ref", "#/components/schemas/" + view.name()).schema, List.of(view));
    }

    /** Returns an object with members of its own, all of which are always there. */
    static Shape object(Map<String, Shape> members) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<View<?>> views = new ArrayList<>();
        members.forEach((name, shape) -> {
            properties.put(name, shape.schema);
            views.addAll(shape.views);
        });
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(TYPE, "object");
        schema.put("properties", properties);
        schema.put("required", List.copyOf(members.keySet()));
        schema.put("additionalProperties", false);
        return new Shape(schema, List.copyOf(views));
    }

    /** Returns an object of one page of a list. */
    public static Shape page(String name, Shape each) {
        Map<String, Shape> members = new LinkedHashMap<>();
        members.put(name, listOf(each));
        members.put("next", TEXT.orNull());
        return object(members);
    }

    /** Returns an object with one member. */
    public static Shape object(String name, Shape member) {
        return object(Map.of(name, member));
    }

    /** Returns this form with one more thing that a schema says of it. */
    public Shape and(String keyword, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(schema);
        more.put(keyword, value);
        return new Shape(more, views);
    }

    /** Returns this form, or null. */
    public Shape orNull() {
        Map<String, Object> nullable = new LinkedHashMap<>();
        if (!(schema.get(TYPE) instanceof String type)) {
            nullable.put("anyOf", List.of(schema, Map.of(TYPE, "null")));
            return new Shape(nullable, views);
        }
        nullable.putAll(schema);
        nullable.put(TYPE, List.of(type, "null"));
        if (schema.get("enum") instanceof List<?> codes) {
            List<@Nullable Object> withNull = new ArrayList<>(codes);
            withNull.add(null);
            nullable.put("enum", withNull);
        }
        return new Shape(nullable, views);
    }

    /** Returns what a JSON schema says. */
    public Map<String, Object> schema() {
        return schema;
    }

    /** Returns the views that the schema names. */
    public List<View<?>> views() {
        return views;
    }
}
