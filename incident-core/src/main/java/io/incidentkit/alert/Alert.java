package io.incidentkit.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One alert of a group, as its source described it.
 *
 * @param firing true while the condition holds, false once it is resolved
 * @param labels what identifies the alert, in the order of the names
 * @param annotations what it says to people, in the order of the names
 * @param startsAt since when the condition held, or null if the source does not say
 * @param endsAt until when, or null while it holds or if the source does not say
 * @param identity what the alert was told apart by before a text was struck out of it; null if none was
 */
public record Alert(
        boolean firing,
        Map<String, String> labels,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> annotations,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String identity) {

    /** How many labels, and how many annotations, one alert has at most. */
    public static final int MAX_LABELS = 200;

    /**
     * Copies the maps, in the order of their names, and checks all parts. A moment that is out of range says nothing and is
     * left out: an alert is not lost because its source's clock is wrong.
     *
     * @throws io.incidentkit.validation.InvalidInputException with every name or text that is too long or has control characters
     */
    public Alert {
        InputValidator faults = new InputValidator();
        labels = texts(faults, "labels", Objects.requireNonNull(labels, "labels"));
        // Null when it is read: annotations that are empty are not written.
        annotations = annotations == null ? Map.of() : texts(faults, "annotations", annotations);
        startsAt = known(startsAt);
        endsAt = known(endsAt);
        identity = faults.optionalLine("identity", identity);
        faults.throwIfAny();
    }

    /**
     * Creates an alert as its source describes it.
     *
     * @param firing true while the condition holds, false once it is resolved
     * @param labels what identifies the alert
     * @param annotations what it says to people
     * @param startsAt since when the condition held, or null if the source does not say
     * @param endsAt until when, or null while it holds or if the source does not say
     * @throws io.incidentkit.validation.InvalidInputException with every name or text that is too long or has control characters
     */
    public Alert(
            boolean firing,
            Map<String, String> labels,
            Map<String, String> annotations,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt) {
        this(firing, labels, annotations, startsAt, endsAt, null);
    }

    /** Changes names and texts; the alert stays the same by what it was told apart by until then. */
    Alert changed(UnaryOperator<String> change, String known) {
        Alert other =
                new Alert(firing, changed(labels, change), changed(annotations, change), startsAt, endsAt, identity);
        return other.equals(this) ? this : new Alert(firing, other.labels, other.annotations, startsAt, endsAt, known);
    }

    /** Two names that are the same afterwards are told apart by a number, so that neither takes the other's text away. */
    private static Map<String, String> changed(Map<String, String> texts, UnaryOperator<String> change) {
        Map<String, String> left = new TreeMap<>();
        texts.forEach((name, text) -> {
            String other = change.apply(name);
            String free = other;
            for (int i = 2; left.containsKey(free) || (!free.equals(name) && texts.containsKey(free)); i++) {
                free = other + " " + i;
            }
            left.put(free, change.apply(text));
        });
        return left;
    }

    private static @Nullable Instant known(@Nullable Instant at) {
        return at == null || at.isBefore(InputValidator.EARLIEST) || !at.isBefore(InputValidator.LATEST) ? null : at;
    }

    private static Map<String, String> texts(InputValidator faults, String field, Map<String, String> given) {
        if (given.size() > MAX_LABELS) {
            faults.add(field, "has " + given.size() + " entries; at most " + MAX_LABELS + " are kept");
            return Map.of();
        }
        Map<String, String> ordered = new TreeMap<>(given);
        ordered.forEach((name, text) -> {
            faults.verbatim(field, name, InputValidator.MAX_LINE);
            faults.verbatim(field, text, InputValidator.MAX_TEXT);
        });
        return Collections.unmodifiableMap(ordered);
    }

    /** Returns the alert's name, the label {@code alertname}, if it has one. */
    public Optional<String> name() {
        return Optional.ofNullable(labels.get("alertname"));
    }
}
