package io.incidentkit.connector.alert;

import io.incidentkit.incident.Incident;
import io.incidentkit.validation.FieldError;
import java.util.List;
import java.util.Locale;

/**
 * The answer to a request.
 *
 * @param kind what became of it
 * @param incidents the incidents that its alerts belong to, each once; those that the source may see
 * @param faults what could not be read
 */
public record AlertAnswer(Kind kind, List<Incident> incidents, List<FieldError> faults) {

    /** The ways in which it ends. */
    public enum Kind {
        /** All of it was taken in. */
        TAKEN,
        /** A part of it was taken in, and the rest is named. */
        PARTLY_READ,
        /** It was taken in before. */
        REPEATED,
        /** It tells of no alert: accepted, and nothing is written down, or no more than a note. */
        IGNORED,
        /** Nothing says that it comes from whom it says. */
        UNKNOWN_SENDER,
        /** Nothing of it can be read. */
        UNREADABLE,
        /** It is longer than what is read. */
        TOO_LARGE,
        /** It can't be taken in now and has to come again. */
        NOT_NOW;

        /** Returns its name in lower case, with hyphens. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Copies the lists. */
    public AlertAnswer {
        incidents = List.copyOf(incidents);
        faults = List.copyOf(faults);
    }

    static AlertAnswer of(Kind kind) {
        return new AlertAnswer(kind, List.of(), List.of());
    }

    static AlertAnswer unreadable(List<FieldError> faults) {
        return new AlertAnswer(Kind.UNREADABLE, List.of(), faults);
    }

    /** Returns whether the sender is told that it was accepted. */
    public boolean isAccepted() {
        return switch (kind) {
            case TAKEN, PARTLY_READ, REPEATED, IGNORED -> true;
            case UNKNOWN_SENDER, UNREADABLE, TOO_LARGE, NOT_NOW -> false;
        };
    }
}
