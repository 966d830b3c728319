package io.incidentkit.runbook;

import io.incidentkit.rule.Violation;
import io.incidentkit.validation.FieldError;
import java.util.List;
import java.util.Objects;

/**
 * The faults of one runbook, and the rules that it breaks.
 *
 * @param runbook its id
 * @param faults why it can't be read, and so is not found; empty if it can
 * @param violations the rules that it breaks, as {@link RunbookCheck} says them; empty if it can't be read
 */
public record RunbookFinding(String runbook, List<FieldError> faults, List<Violation> violations) {

    /** Checks that nothing is null, and copies the lists. */
    public RunbookFinding {
        Objects.requireNonNull(runbook, "runbook");
        faults = List.copyOf(faults);
        violations = List.copyOf(violations);
    }

    /** Returns whether the page can be read, and so is found. */
    public boolean isReadable() {
        return faults.isEmpty();
    }
}
