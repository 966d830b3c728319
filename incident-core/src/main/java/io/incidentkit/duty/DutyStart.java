package io.incidentkit.duty;

import io.incidentkit.validation.InputValidator;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The event that starts a duty. Immutable and thread-safe.
 *
 * @param event the kind of event
 * @param classification the name of the classification, for {@link Event#CLASSIFIED}; null for every other kind
 */
public record DutyStart(Event event, @Nullable String classification) {
    private static final String CLASSIFIED = Event.CLASSIFIED.code() + ":";

    /** The kinds of events that start a duty. */
    public enum Event {
        /** The incident was detected, or came back. */
        DETECTED("detected"),
        /** The severity was set or changed. */
        LEVEL("level"),
        /** It was triaged. */
        TRIAGED("triaged"),
        /** It was diagnosed. */
        DIAGNOSED("diagnosed"),
        /** It was mitigated. */
        MITIGATED("mitigated"),
        /** It was resolved. */
        RESOLVED("resolved"),
        /** A person classified it, such as {@code personal data}. */
        CLASSIFIED("classified"),
        /** An action item was added; of the playbook's own duty alone. */
        ACTION_ADDED("action-added");

        private final String code;

        Event(String code) {
            this.code = code;
        }

        /** Returns the stable code under which the kind is written. */
        public String code() {
            return code;
        }
    }

    /**
     * Checks the parts.
     *
     * @throws io.incidentkit.validation.InvalidInputException if a classification has no name, or another kind has one
     */
    public DutyStart {
        Objects.requireNonNull(event, "event");
        InputValidator faults = new InputValidator();
        if (event == Event.CLASSIFIED) {
            classification = faults.line("classification", classification);
        } else if (classification != null) {
            faults.add("classification", "belongs to a duty that a classification starts");
        }
        faults.throwIfAny();
    }

    /**
     * Returns the start with an event of the incident.
     *
     * @param event any kind but {@link Event#CLASSIFIED}
     * @return the start
     */
    public static DutyStart with(Event event) {
        return new DutyStart(event, null);
    }

    /**
     * Returns the start with a classification by a person.
     *
     * @param classification its name, such as {@code personal data}
     * @return the start
     */
    public static DutyStart classified(String classification) {
        return new DutyStart(Event.CLASSIFIED, classification);
    }

    /**
     * Reads a start, as {@link #toString} writes it.
     *
     * @param text such as {@code resolved} or {@code classified: personal data}
     * @return the start; empty if the text is none that a host can choose
     */
    public static Optional<DutyStart> find(String text) {
        if (text.startsWith(CLASSIFIED)) {
            String name = text.substring(CLASSIFIED.length()).strip();
            return name.isEmpty() ? Optional.empty() : Optional.of(classified(name));
        }
        return choices().filter(event -> event.code().equals(text)).findFirst().map(DutyStart::with);
    }

    /** Returns the texts that {@link #find} reads, for a refusal. */
    static String expected() {
        return choices().map(Event::code).collect(Collectors.joining(", ")) + ", or " + CLASSIFIED + " and a name";
    }

    private static Stream<Event> choices() {
        return Arrays.stream(Event.values()).filter(event -> event != Event.CLASSIFIED && event != Event.ACTION_ADDED);
    }

    /** Returns the text that {@link #find} reads back. */
    @Override
    public String toString() {
        return classification == null ? event.code() : CLASSIFIED + " " + classification;
    }
}
