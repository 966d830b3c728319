package io.incidentkit.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A command, and the version of the incident for which it is meant.
 *
 * @param command the command
 * @param version the version that its giver saw, or null for whatever the incident is
 */
public record VersionedCommand(
        IncidentCommand command, @Nullable Integer version) {

    /** Checks that there is a command. */
    public VersionedCommand {
        Objects.requireNonNull(command, "command");
    }
}
