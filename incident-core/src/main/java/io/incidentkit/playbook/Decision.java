package io.incidentkit.playbook;

import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Violation;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;

/**
 * The answer of the rules to a command: the entries to append, or every rule that stands in the way.
 *
 * @param entries the entries to append to the incident's timeline; none if a rule is broken
 * @param otherEntries the entries to append to the timeline of the other incident that the command names, in the same write;
 *     none for most commands
 * @param violations every broken rule; none if the command is allowed
 */
public record Decision(
        List<TimelineEntry> entries, List<TimelineEntry> otherEntries, List<Violation> violations) {

    /** Copies the lists. */
    public Decision {
        entries = List.copyOf(entries);
        otherEntries = List.copyOf(otherEntries);
        violations = List.copyOf(violations);
    }

    /** Returns whether the command is allowed. */
    public boolean accepted() {
        return violations.isEmpty();
    }

    /**
     * Returns the entries of an accepted command.
     *
     * @param what what was tried, for the refusal's message
     * @throws RefusedException with every broken rule, if the command is refused
     */
    public List<TimelineEntry> entriesOrThrow(String what) {
        if (!violations.isEmpty()) {
            throw new RefusedException(what, violations);
        }
        return entries;
    }
}
