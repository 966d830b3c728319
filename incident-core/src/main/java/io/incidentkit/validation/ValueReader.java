package io.incidentkit.validation;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads single values, and notes what is wrong with them under the path that is given. */
final class ValueReader {
    private final ObjectErrors notes;

    ValueReader(ObjectErrors notes) {
        this.notes = notes;
    }

    @Nullable
    String text(String at, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof FormText typed) {
            return typed.text();
        }
        isNot(at, value, "a text");
        return null;
    }

    /** The value that a text stands for, or null after a fault. */
    <T> @Nullable T find(String at, String text, Function<String, Optional<T>> find, String expected) {
        try {
            Optional<T> found = find.apply(text.strip());
            if (found.isEmpty()) {
                notes.add(at, expected);
            }
            return found.orElse(null);
        } catch (InvalidInputException e) {
            // The value speaks of itself; here it has the path of the field.
            e.faults().forEach(fault -> notes.add(at, fault.message()));
            return null;
        }
    }

    <T> @Nullable T checked(Function<InputValidator, @Nullable T> check) {
        InputValidator own = new InputValidator();
        T value = check.apply(own);
        notes.add(own);
        return value;
    }

    void isNot(String at, @Nullable Object value, String expected) {
        notes.add(at, "is " + ObjectErrors.kind(value) + "; " + expected + " is expected");
    }
}
