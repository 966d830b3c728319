package io.incidentkit.runbook;

import io.incidentkit.rule.Violation;
import io.incidentkit.validation.FieldError;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Returns the finding as one line that begins with the runbook's id. */
    public String words() {
        Stream<String> what = isReadable()
                ? violations.stream().map(violation -> violation.rule().id() + ": " + violation.message())
                : faults.stream().map(fault -> "it can't be read, " + fault);
        return runbook + " (" + what.collect(Collectors.joining(" ")) + ")";
    }

    /** Returns whether the page can be read, and so is found. */
    public boolean isReadable() {
        return faults.isEmpty();
    }
}
