package io.incidentkit.validation;

import java.util.Objects;

/**
 * One thing that is wrong with an input, independent of any incident's state.
 *
 * @param field the name of the field, as the caller wrote it; dots and indices lead into nested data
 * @param message what is wrong with it and what would be right
 */
public record FieldError(String field, String message) {

    /** Checks that nothing is null. */
    public FieldError {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(message, "message");
    }

    /** Returns {@code field: message}. */
    @Override
    public String toString() {
        return field + ": " + message;
    }
}
