package io.incidentkit.playbook;

import io.incidentkit.command.CommandType;
import io.incidentkit.rule.Violation;
import java.util.List;

/**
 * The answer to <em>may I?</em> for one command: allowed, or every rule that stands in the way. It speaks of the incident
 * and the actor alone; a command that is allowed can still be refused for what it says, such as a moment in the future.
 *
 * @param command the command
 * @param violations every rule that stands in the way; empty if the command is allowed
 */
public record Permission(CommandType command, List<Violation> violations) {

    /** Copies the list. */
    public Permission {
        violations = List.copyOf(violations);
    }

    /** Returns whether the command is allowed. */
    public boolean allowed() {
        return violations.isEmpty();
    }
}
