package io.incidentkit.playbook;

import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Violation;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;

/**
 * What the rules say to a command: the entries to append, or every rule that stands in the way. One of the lists is empty.
 *
 * @param entries what to append to the timeline
 * @param violations every broken rule
 */
public record Decision(List<TimelineEntry> entries, List<Violation> violations) {

    /** Copies the lists. */
    public Decision {
        entries = List.copyOf(entries);
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
