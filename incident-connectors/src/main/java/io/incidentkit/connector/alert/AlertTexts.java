package io.incidentkit.connector.alert;

import io.incidentkit.text.CleanText;
import io.incidentkit.text.Digests;
import io.incidentkit.validation.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads labels and annotations: names and texts, cleaned and bounded, without the empty ones. */
public final class AlertTexts {
    private static final int MAX_ENTRIES = 64;
    private static final int MAX_NAME = 200;
    private static final int MAX_LABEL = 1_000;
    private static final int MAX_ANNOTATION = 5_000;
    private static final int SHORT = 60;

    /** The characters of a digest, with the sign ahead of it. */
    private static final int DIGEST = 18;

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
            put(read, entry.getKey(), label(scalar(entry.getValue())));
        }
        return read;
    }

    /** Two labels that differ behind what is kept of them stay two. */
    private static String label(String value) {
        String line = CleanText.line(value, MAX_LABEL);
        return value.length() <= MAX_LABEL
                ? line
                : CleanText.line(value, MAX_LABEL - DIGEST) + " #"
                        + Digests.sha256(value).substring(0, DIGEST - 2);
    }

    /**
     * Tells what of labels or annotations {@link #labels} and {@link #annotations} leave out or cut.
     *
     * @param node the labels or annotations
     * @param path where they stand
     * @param longest the longest value, in characters
     * @return a remark on each
     */
    private static List<FieldError> losses(JsonNode node, String path, int longest) {
        List<FieldError> losses = new ArrayList<>();
        if (!node.isObject() && !node.isMissingNode() && !node.isNull()) {
            losses.add(new FieldError(path, "is no object, and was not read"));
        }
        if (node.size() > MAX_ENTRIES && node.isObject()) {
            losses.add(
                    new FieldError(path, "has " + node.size() + " entries; the first " + MAX_ENTRIES + " were read"));
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            JsonNode value = entry.getValue();
            String name = path + "." + CleanText.line(entry.getKey(), SHORT);
            if (value.isContainer()) {
                losses.add(new FieldError(name, "is no text, and was not read"));
            } else if (scalar(value).length() > longest) {
                losses.add(new FieldError(name, "has " + scalar(value).length() + " characters; it was cut"));
            }
        }
        return losses;
    }

    /**
     * Tells what of labels is left out or cut.
     *
     * @param node the labels
     * @param path where they stand
     * @return a remark on each
     */
    public static List<FieldError> lossesOfLabels(JsonNode node, String path) {
        return losses(node, path, MAX_LABEL);
    }

    /**
     * Tells what of annotations is left out or cut.
     *
     * @param node the annotations
     * @param path where they stand
     * @return a remark on each
     */
    public static List<FieldError> lossesOfAnnotations(JsonNode node, String path) {
        return losses(node, path, MAX_ANNOTATION);
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
