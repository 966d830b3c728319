package io.incidentkit.timeline;

import io.incidentkit.commander.Person;
import org.jspecify.annotations.Nullable;

/** Events of the incident commander (chapter 2). */
public sealed interface CommanderEvent extends IncidentEvent {

    /**
     * The first commander of an episode took the role.
     *
     * @param commander who
     */
    record CommanderAssigned(Person commander) implements CommanderEvent {
        @Override
        public EventType type() {
            return EventType.COMMANDER_ASSIGNED;
        }

        @Override
        public String describe() {
            return commander + " is incident commander";
        }
    }

    /**
     * The commander asked someone to take over. The commander stays until it is accepted.
     *
     * @param to who is asked
     * @param brief what the next commander needs to know, or null
     */
    record HandoverOffered(Person to, @Nullable String brief) implements CommanderEvent {
        @Override
        public EventType type() {
            return EventType.HANDOVER_OFFERED;
        }

        @Override
        public String describe() {
            return "Command offered to " + to + (brief == null ? "" : ": " + brief);
        }
    }

    /**
     * The one who was asked took command.
     *
     * @param from who commanded until then
     * @param to who commands from then on
     */
    record HandoverAccepted(Person from, Person to) implements CommanderEvent {
        @Override
        public EventType type() {
            return EventType.HANDOVER_ACCEPTED;
        }

        @Override
        public String describe() {
            return to + " took over command from " + from;
        }
    }

    /**
     * Somebody took command in the commander's absence.
     *
     * @param from who commanded until then
     * @param to who commands from then on
     * @param reason why the commander could not hand over
     */
    record CommandTaken(Person from, Person to, String reason) implements CommanderEvent {
        @Override
        public EventType type() {
            return EventType.COMMAND_TAKEN;
        }

        @Override
        public String describe() {
            return to + " took command in the absence of " + from + ": " + reason;
        }
    }

    /**
     * The offer was withdrawn by the commander or declined by the one who was asked.
     *
     * @param to who was asked
     * @param reason why, or null
     */
    record HandoverWithdrawn(Person to, @Nullable String reason) implements CommanderEvent {
        @Override
        public EventType type() {
            return EventType.HANDOVER_WITHDRAWN;
        }

        @Override
        public String describe() {
            return "Offer of command to " + to + " ended" + (reason == null ? "" : ": " + reason);
        }
    }

    /**
     * The commander asked for more: people, a vendor, management.
     *
     * @param to who is called
     * @param reason why
     */
    record Escalated(String to, String reason) implements CommanderEvent {
        @Override
        public EventType type() {
            return EventType.ESCALATED;
        }

        @Override
        public String describe() {
            return "Escalated to " + to + ": " + reason;
        }
    }
}
