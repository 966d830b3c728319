package io.incidentkit.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that an actor wants to do to an incident. A command that exists is well-formed: its constructor has refused
 * every fault of its input at once. Whether it is allowed is decided by {@link io.incidentkit.playbook.IncidentRules#decide}.
 */
public sealed interface IncidentCommand
        permits LoopCommand,
                SeverityCommand,
                CommanderCommand,
                PeopleCommand,
                RunbookCommand,
                PostmortemCommand,
                ActionCommand,
                DeliveryCommand,
                CommunicationCommand,
                RecordCommand {

    /** Returns what kind of command it is. */
    CommandType type();

    /** Returns when it happened, to the microsecond, or null for the moment at which it is recorded. */
    @Nullable
    Instant occurredAt();
}
