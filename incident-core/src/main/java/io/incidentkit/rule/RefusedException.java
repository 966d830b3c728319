package io.incidentkit.rule;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A command or a policy was refused by rules of the playbook. It carries every broken rule, not just the first; nothing
 * was changed. A refusal is an answer and not a fault of the program, so it has no stack trace.
 */
public final class RefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /**
     * Creates the refusal.
     *
     * @param what what was refused, such as {@code resolve INC-42}
     * @param violations every broken rule, at least one
     * @throws IllegalArgumentException if there is no violation
     */
    public RefusedException(String what, List<Violation> violations) {
        super(message(what, violations), null, false, false);
        this.violations = List.copyOf(violations);
    }

    /** Returns every broken rule, in the order of the checks; never empty. */
    public List<Violation> violations() {
        return violations;
    }

    private static String message(String what, List<Violation> violations) {
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("A refusal names at least one broken rule");
        }
        return violations.stream().map(Violation::toString).collect(Collectors.joining("; ", what + " refused: ", ""));
    }
}
