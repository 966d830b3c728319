package io.incidentkit.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object, read as {@link ObjectReader}. Its names are there once. */
public final class JsonObjects {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = MAPPER.writer()
            .with(new DefaultPrettyPrinter().withArrayIndenter(INDENT).withObjectIndenter(INDENT));

    private final JsonParser parser;
    private final InputValidator faults;

    private JsonObjects(JsonParser parser, InputValidator faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /**
     * Begins to read a JSON object.
     *
     * @param name what a fault of the whole text is noted under
     * @param json the text
     * @param max how many characters it has at most
     * @return its fields
     * @throws InvalidInputException if it is too long or no JSON object
     */
    public static ObjectReader read(String name, String json, int max) {
        InputValidator broken = new InputValidator();
        if (json.length() > max) {
            broken.add(name, "has " + json.length() + " characters; at most " + max + " are read");
            broken.throwIfAny();
        }
        Map<String, @Nullable Object> tree = tree(name, json, broken);
        ObjectErrors notes = new ObjectErrors();
        notes.add(broken);
        if (tree == null) {
            notes.throwIfAny();
        }
        return new ObjectReader(tree == null ? Map.of() : tree, "", notes);
    }

    /**
     * Writes data as a JSON object that {@link #read} reads back.
     *
     * @param data names and values: texts, numbers, booleans, lists and maps
     * @return the JSON, indented
     */
    public static String write(Map<String, ?> data) {
        return WRITER.writeValueAsString(data);
    }

    /**
     * Reads a JSON object that was written here.
     *
     * @param json the text
     * @return its fields, with lists and maps in them
     * @throws InvalidInputException if it is no JSON object
     */
    public static Map<String, @Nullable Object> tree(String json) {
        InputValidator faults = new InputValidator();
        Map<String, @Nullable Object> tree = tree("json", json, faults);
        faults.throwIfAny();
        return tree == null ? Map.of() : tree;
    }

    /**
     * Writes data as {@link #write} does, in one line.
     *
     * @param data names and values
     * @return the JSON, without white space
     */
    public static String compact(Map<?, ?> data) {
        return MAPPER.writeValueAsString(data);
    }

    /** The object that a text holds, or null after a fault; of a name that is there twice, the first value. */
    private static @Nullable Map<String, @Nullable Object> tree(String name, String json, InputValidator faults) {
        try (JsonParser parser = MAPPER.createParser(json)) {
            parser.nextToken();
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                faults.add(name, "is not a JSON object");
                return null;
            }
            Map<String, @Nullable Object> object = new JsonObjects(parser, faults).object("");
            if (parser.nextToken() != null) {
                faults.add(name, "goes on after the end of the JSON object");
            }
            return object;
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String where = at == null ? "" : " from line " + at.getLineNr() + ", column " + at.getColumnNr() + " on";
            faults.add(name, "is not JSON" + where);
            return null;
        }
    }

    private Map<String, @Nullable Object> object(String path) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String at = path.isEmpty() ? name : path + "." + name;
            parser.nextToken();
            Object value = value(at);
            if (object.containsKey(name)) {
                faults.add(at, "is there twice");
            } else {
                object.put(name, value);
            }
        }
        return object;
    }

    private List<@Nullable Object> list(String path) {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(path + "[" + list.size() + "]"));
        }
        return list;
    }

    private @Nullable Object value(String path) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(path);
            case START_ARRAY -> list(path);
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            default -> null;
        };
    }
}
