package io.incidentkit.connector.alert;

import io.incidentkit.text.CleanText;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads labels and annotations: names and texts, cleaned and bounded, without the empty ones. */
public final class AlertTexts {
    private static final int MAX_ENTRIES = 64;
    private static final int MAX_NAME = 200;
    private static final int MAX_LABEL = 1_000;
    private static final int MAX_ANNOTATION = 5_000;

    private AlertTexts() {}

    /**
     * Reads what identifies an alert.
     *
     * @param node an object; anything else has no labels
     * @return one line by each name, in the order of the names
     */
    public static Map<String, String> labels(JsonNode node) {
        Map<String, String> read = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            put(read, entry.getKey(), CleanText.line(scalar(entry.getValue()), MAX_LABEL));
        }
        return read;
    }

    /**
     * Reads what an alert says to people.
     *
     * @param node an object; anything else has no annotations
     * @return a text by each name, in the order of the names
     */
    public static Map<String, String> annotations(JsonNode node) {
        Map<String, String> read = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            put(read, entry.getKey(), CleanText.text(scalar(entry.getValue()), MAX_ANNOTATION));
        }
        return read;
    }

    /**
     * Reads a text, number or boolean as a text.
     *
     * @param node the node
     * @return the text; empty for anything else
     */
    public static String scalar(JsonNode node) {
        return node.isString() || node.isNumber() || node.isBoolean() ? node.asString() : "";
    }

    private static void put(Map<String, String> read, String rawName, String value) {
        String name = CleanText.line(rawName, MAX_NAME);
        if (!name.isEmpty() && !value.isEmpty() && read.size() < MAX_ENTRIES) {
            read.putIfAbsent(name, value);
        }
    }
}
