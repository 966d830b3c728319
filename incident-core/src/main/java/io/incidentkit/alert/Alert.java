package io.incidentkit.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One alert of a group, as its source described it.
 *
 * @param firing true while the condition holds, false once it is resolved
 * @param labels what identifies the alert, in the order of the names
 * @param annotations what it says to people, in the order of the names
 * @param startsAt since when the condition held, or null if the source does not say
 * @param endsAt until when, or null while it holds or if the source does not say
 */
public record Alert(
        boolean firing,
        Map<String, String> labels,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> annotations,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt) {

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
        faults.throwIfAny();
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
