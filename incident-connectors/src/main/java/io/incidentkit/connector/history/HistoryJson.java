package io.incidentkit.connector.history;

import io.incidentkit.text.CleanText;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads texts and moments out of records, whatever they hold. */
public final class HistoryJson {
    private static final int MAX_TEXT = 20_000;

    private HistoryJson() {}

    /**
     * Reads one line; empty where there is none.
     *
     * @param node a record
     * @param path the names of the fields that lead there
     */
    public static String line(JsonNode node, String... path) {
        return CleanText.line(scalar(at(node, path)));
    }

    /**
     * Reads a text of several lines; empty where there is none.
     *
     * @param node a record
     * @param path the names of the fields that lead there
     */
    public static String text(JsonNode node, String... path) {
        return CleanText.text(scalar(at(node, path)), MAX_TEXT);
    }

    /**
     * Reads a moment; null where there is none, or one that is absurd.
     *
     * @param node a record
     * @param path the names of the fields that lead there
     */
    public static @Nullable Instant moment(JsonNode node, String... path) {
        try {
            Instant at = OffsetDateTime.parse(scalar(at(node, path)).strip()).toInstant();
            return at.isBefore(InputValidator.EARLIEST) || !at.isBefore(InputValidator.LATEST)
                    ? null
                    : at.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /**
     * Reads a day, also out of a moment; null where there is none.
     *
     * @param node a record
     * @param path the names of the fields that lead there
     */
    public static @Nullable LocalDate day(JsonNode node, String... path) {
        String said = scalar(at(node, path)).strip();
        try {
            return said.length() < 10 ? null : LocalDate.parse(said.substring(0, 10));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /**
     * Reads a word of a fixed set, in small letters.
     *
     * @param node a record
     * @param path the names of the fields that lead there
     */
    public static String word(JsonNode node, String... path) {
        return line(node, path).toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the elements of a list.
     *
     * @param node a record
     * @param path the names of the fields that lead there
     */
    public static List<JsonNode> list(JsonNode node, String... path) {
        JsonNode list = at(node, path);
        return list.isArray() ? new ArrayList<>(list.values()) : List.of();
    }

    /**
     * Goes to a part of a record.
     *
     * @param node a record
     * @param path the names of the fields that lead there
     */
    public static JsonNode at(JsonNode node, String... path) {
        JsonNode at = node;
        for (String name : path) {
            at = at.path(name);
        }
        return at;
    }

    private static String scalar(JsonNode node) {
        return node.isString() || node.isNumber() || node.isBoolean() ? node.asString() : "";
    }
}
