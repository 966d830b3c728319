package io.incidentkit.severity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentkit.validation.InputValidator;

/**
 * The name of a severity level, such as {@code SEV1}. What the level means is said by the {@link SeverityPolicy} in
 * force; a name alone has no order.
 *
 * @param name the level's name: one word of letters, digits, {@code -}, {@code _} and {@code .}
 */
public record Severity(@JsonValue String name) {
    /** Paying customers are hit, now. */
    public static final Severity SEV1 = new Severity("SEV1");

    /** Clearly degraded, not down. */
    public static final Severity SEV2 = new Severity("SEV2");

    /** Noticeable, bounded. */
    public static final Severity SEV3 = new Severity("SEV3");

    /** Cosmetic or minor. */
    public static final Severity SEV4 = new Severity("SEV4");

    private static final int MAX_LENGTH = 32;

    /**
     * Checks the name.
     *
     * @throws io.incidentkit.validation.InvalidInputException if it is not one word of at most 32 characters
     */
    @JsonCreator
    public Severity {
        InputValidator faults = new InputValidator();
        check(faults, "severity", name);
        faults.throwIfAny();
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }

    private static void check(InputValidator faults, String field, String name) {
        String line = faults.line(field, name);
        if (line.isEmpty()) {
            return;
        }
        boolean word = name.length() <= MAX_LENGTH
                && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
        if (!word) {
            faults.add(field, "is one word of at most " + MAX_LENGTH + " letters, digits, '-', '_' and '.'");
        }
    }
}
