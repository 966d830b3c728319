package io.incidentkit.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The faults of nested data, one a path. */
final class ObjectErrors {
    /** Nobody reads more; it bounds the answer to an input that is nothing but faults. */
    static final int MAX_FAULTS = 100;

    private final InputValidator faults = new InputValidator();
    private final Set<String> faulty = new HashSet<>();

    void add(String at, String message) {
        if (!faulty.contains(at)) {
            addAlso(at, message);
        }
    }

    void addAlso(String at, String message) {
        if (!isFull()) {
            faulty.add(at);
            faults.add(at, message);
        }
    }

    void add(InputValidator own) {
        own.list().forEach(fault -> add(fault.field(), fault.message()));
    }

    /** Whether a path, a part of it, or what it is a part of has a fault. */
    boolean hasErrorAround(String at) {
        // Of a full answer nothing more is asked.
        return isFull() || faulty.stream().anyMatch(wrong -> leads(wrong, at) || leads(at, wrong));
    }

    private boolean isFull() {
        return faults.list().size() >= MAX_FAULTS;
    }

    void throwIfAny() {
        faults.throwIfAny();
    }

    private static boolean leads(String from, String to) {
        if (!to.startsWith(from)) {
            return false;
        }
        return to.length() == from.length() || to.charAt(from.length()) == '.' || to.charAt(from.length()) == '[';
    }

    /** The kind of a value, in words. */
    static String kind(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String || value instanceof FormText) {
            return "a text";
        }
        if (value instanceof Number) {
            return "a number";
        }
        if (value instanceof Boolean) {
            return "true or false";
        }
        if (value instanceof List) {
            return "a list";
        }
        return value instanceof Map ? "an object" : "a " + value.getClass().getSimpleName();
    }
}
