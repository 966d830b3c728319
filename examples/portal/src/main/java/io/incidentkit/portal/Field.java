package io.incidentkit.portal;

import io.incidentkit.validation.FieldError;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form.
 *
 * @param name the name under which it is sent
 * @param label what people read
 * @param kind how it is typed
 * @param required whether it has to be given
 * @param hint a word of help, or null
 * @param choices what can be chosen, for {@link Kind#CHOICE}
 * @param value what is in it
 * @param faults what is wrong with what was typed
 */
record Field(
        String name,
        String label,
        Kind kind,
        boolean required,
        @Nullable String hint,
        List<Choice> choices,
        String value,
        List<String> faults) {

    /** How a field is typed. */
    enum Kind {
        /** One line. */
        LINE,
        /** Several lines. */
        TEXT,
        /** One of a few. */
        CHOICE,
        /** A date and time in the team's zone, folded: now, if nobody says otherwise. */
        MOMENT,
        /** A date and time in the team's zone. */
        TIME,
        /** A day. */
        DATE,
        /** Yes, or nothing. */
        CHECK,
        /** Not typed: what the form is about. */
        HIDDEN
    }

    /** One of the values to choose from. */
    record Choice(String value, String label) {}

    static Field line(String name, String label) {
        return new Field(name, label, Kind.LINE, false, null, List.of(), "", List.of());
    }

    static Field text(String name, String label) {
        return new Field(name, label, Kind.TEXT, false, null, List.of(), "", List.of());
    }

    static Field choice(String name, String label, List<Choice> choices) {
        return new Field(name, label, Kind.CHOICE, false, null, List.copyOf(choices), "", List.of());
    }

    static Field moment(String name, String label) {
        return new Field(name, label, Kind.MOMENT, false, null, List.of(), "", List.of());
    }

    static Field time(String name, String label) {
        return new Field(name, label, Kind.TIME, false, null, List.of(), "", List.of());
    }

    static Field date(String name, String label) {
        return new Field(name, label, Kind.DATE, false, null, List.of(), "", List.of());
    }

    static Field check(String name, String label) {
        return new Field(name, label, Kind.CHECK, false, null, List.of(), "", List.of());
    }

    static Field hidden(String name, String value) {
        return new Field(name, name, Kind.HIDDEN, true, null, List.of(), value, List.of());
    }

    Field must() {
        return new Field(name, label, kind, true, hint, choices, value, faults);
    }

    Field hinted(String words) {
        return new Field(name, label, kind, required, words, choices, value, faults);
    }

    Field filled(@Nullable String with) {
        return new Field(name, label, kind, required, hint, choices, Objects.requireNonNullElse(with, ""), faults);
    }

    /** Returns the field with those faults that are its own. */
    Field wrongIn(List<FieldError> found) {
        List<String> own =
                found.stream().filter(this::owns).map(FieldError::message).toList();
        return new Field(name, label, kind, required, hint, choices, value, own);
    }

    /** Returns whether a fault is this field's; one of a part, such as {@code services[1]}, is. */
    boolean owns(FieldError fault) {
        return fault.field().equals(name) || fault.field().startsWith(name + "[");
    }
}
