package io.incidentkit.command;

import io.incidentkit.commander.Person;
import io.incidentkit.incident.IncidentId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something that an actor wants to do to an incident. A command that exists is well-formed: its constructor has refused
 * every fault of its input at once. It holds plain values: what it names, such as another incident, it names by its id, and
 * the service loads that. Whether it is allowed is decided by {@link io.incidentkit.playbook.IncidentRules#decide}.
 */
public sealed interface IncidentCommand
        permits LoopCommand,
                EndCommand,
                SeverityCommand,
                CommanderCommand,
                PeopleCommand,
                RunbookCommand,
                PostmortemCommand,
                ActionCommand,
                DeliveryCommand,
                CommunicationCommand,
                DutyCommand,
                RecordCommand,
                NamingCommand {

    /** Returns what kind of command it is. */
    CommandType type();

    /** Returns the sequence number of the timeline entry that the rules have to see for it; empty for most commands. */
    default OptionalInt namedEntry() {
        return OptionalInt.empty();
    }

    /** Returns the other incident that the rules have to see for it; empty for most commands. */
    default Optional<IncidentId> namedIncident() {
        return Optional.empty();
    }

    /** Returns whether the rules have to see the whole timeline for it; not so for most commands. */
    default boolean needsTimeline() {
        return false;
    }

    /** Returns why the actor gives it in place of the commander ({@code commander-calls-done}), or null for no reason. */
    default @Nullable String overrideReason() {
        return null;
    }

    /**
     * Returns the command with each person whom it names under another name for them.
     *
     * @param known what gives the one name of a person
     * @return the same command but for the people; of a command that names nobody, the command
     */
    default IncidentCommand withPeople(UnaryOperator<Person> known) {
        return this;
    }

    /** Returns when it happened, to the microsecond, or null for the moment at which it is recorded. */
    @Nullable
    Instant occurredAt();
}
