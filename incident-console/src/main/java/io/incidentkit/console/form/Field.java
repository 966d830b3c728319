package io.incidentkit.console.form;

import io.incidentkit.command.FieldChoice;
import io.incidentkit.validation.FieldError;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form.
 *
 * @param name the name under which it is sent
 * @param label what people read
 * @param kind how it is typed
 * @param required whether it has to be given
 * @param folded whether it is folded away until somebody wants it
 * @param hint a word of help, or null
 * @param choices what can be chosen, for {@link Kind#CHOICE}, or is proposed, for {@link Kind#LINE}
 * @param value what is in it
 * @param faults what is wrong with what was typed
 */
public record Field(
        String name,
        String label,
        Kind kind,
        boolean required,
        boolean folded,
        @Nullable String hint,
        List<FieldChoice> choices,
        String value,
        List<String> faults) {

    /** How a field is typed. */
    public enum Kind {
        /** One line. */
        LINE,
        /** Several lines. */
        TEXT,
        /** One of a few. */
        CHOICE,
        /** A date and time in the team's zone. */
        TIME,
        /** A day. */
        DATE,
        /** Yes, or nothing. */
        CHECK,
        /** Not typed: what the form is about. */
        HIDDEN
    }

    /** Returns a line that has to be given. */
    public static Field line(String name, String label) {
        return new Field(name, label, Kind.LINE, true, false, null, List.of(), "", List.of());
    }

    public static Field hidden(String name, String value) {
        return new Field(name, name, Kind.HIDDEN, true, false, null, List.of(), value, List.of());
    }

    public Field filled(@Nullable String with) {
        return new Field(
                name, label, kind, required, folded, hint, choices, Objects.requireNonNullElse(with, ""), faults);
    }

    /** Returns the field with other values to choose from, after the one that nothing is chosen. */
    public Field offering(List<FieldChoice> others) {
        List<FieldChoice> all = Stream.concat(
                        choices.stream()
                                .filter(choice -> choice.code().isEmpty())
                                .limit(1),
                        others.stream())
                .toList();
        return new Field(name, label, kind, required, folded, hint, all, value, faults);
    }

    /** Returns whether something is in it that is not there anyway, so that it is not folded away. */
    public boolean open() {
        boolean first = kind == Kind.CHOICE
                && !choices.isEmpty()
                && choices.get(0).code().equals(value);
        return !faults.isEmpty() || !(value.isEmpty() || first);
    }

    /** Returns whether a browser's field for a date and time can't hold what is in it, so that it is typed as text. */
    public boolean typedAsText() {
        return !faults.isEmpty() || value.length() > "2026-03-01T14:32:00".length();
    }

    /** Returns the field with those faults that are its own. */
    public Field wrongIn(List<FieldError> found) {
        List<String> own =
                found.stream().filter(this::owns).map(FieldError::message).toList();
        return new Field(name, label, kind, required, folded, hint, choices, value, own);
    }

    /** Returns whether a fault is this field's; one of a part, such as {@code services[1]}, is. */
    public boolean owns(FieldError fault) {
        return fault.field().equals(name) || fault.field().startsWith(name + "[");
    }
}
