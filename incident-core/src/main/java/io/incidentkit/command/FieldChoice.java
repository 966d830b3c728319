package io.incidentkit.command;

import java.util.Objects;

/**
 * One of the values that a field can be chosen from.
 *
 * @param code the value, as a command is read from it
 * @param label the value in words, for a person
 */
public record FieldChoice(String code, String label) {

    /** Checks that nothing is null. */
    public FieldChoice {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(label, "label");
    }

    /** Makes a choice whose code says enough. */
    static FieldChoice of(String code) {
        return new FieldChoice(code, code);
    }
}
