package io.incidentkit.connector.alertmanager;

import io.incidentkit.text.CleanText;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads labels and annotations: names and texts, cleaned and bounded, without the empty ones. */
final class Labels {
    private static final int MAX_ENTRIES = 64;
    private static final int MAX_NAME = 200;
    private static final int MAX_LABEL = 1_000;
    private static final int MAX_ANNOTATION = 5_000;

    private Labels() {}

    static Map<String, String> labels(JsonNode node) {
        Map<String, String> read = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            put(read, entry.getKey(), CleanText.line(scalar(entry.getValue()), MAX_LABEL));
        }
        return read;
    }

    static Map<String, String> annotations(JsonNode node) {
        Map<String, String> read = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            put(read, entry.getKey(), CleanText.text(scalar(entry.getValue()), MAX_ANNOTATION));
        }
        return read;
    }

    /** A text, number or boolean as text; empty for anything else. */
    static String scalar(JsonNode node) {
        return node.isString() || node.isNumber() || node.isBoolean() ? node.asString() : "";
    }

    private static void put(Map<String, String> read, String rawName, String value) {
        String name = CleanText.line(rawName, MAX_NAME);
        if (!name.isEmpty() && !value.isEmpty() && read.size() < MAX_ENTRIES) {
            read.putIfAbsent(name, value);
        }
    }
}
