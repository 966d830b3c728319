package io.incidentkit.rule;

import java.util.Objects;

/**
 * One rule that stands in the way of a command: which rule, what is wrong in this case, and what to do instead.
 *
 * @param rule the rule that is broken
 * @param message what is wrong here, in one sentence for a person who is under pressure
 * @param remedy what to do instead, in one sentence
 */
public record Violation(Rule rule, String message, String remedy) {

    /** Checks that nothing is null. */
    public Violation {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(remedy, "remedy");
    }

    /** Returns {@code rule-id: message Remedy}. */
    @Override
    public String toString() {
        return rule.id() + ": " + message + " " + remedy;
    }
}
