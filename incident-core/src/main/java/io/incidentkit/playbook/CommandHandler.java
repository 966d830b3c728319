package io.incidentkit.playbook;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of command is decided. {@code permit} is what has to hold whatever the command says, and is asked by <em>may I?</em>
 * and by each decision alike, so that the two agree; {@code decide} says what the command comes to. Pure.
 *
 * @param type the kind of command
 * @param command its class
 * @param onlyWhileOpen whether an ended incident takes it no more
 * @param permit the rules of incident and actor
 * @param decide notes the rules of what the command says, and the entries that would be appended
 */
record CommandHandler<C extends IncidentCommand>(
        CommandType type,
        Class<C> command,
        boolean onlyWhileOpen,
        Permit permit,
        BiConsumer<C, CommandContext> decide) {

    /** The question whether an actor may do something to an incident at a moment. */
    static class Question {
        final Incident incident;
        final Actor actor;
        final IncidentPolicy policy;
        final Instant now;

        /**
         * Asks.
         *
         * @param incident the incident as it is
         * @param actor who asks
         * @param policy the policy in force
         * @param now the moment
         */
        Question(Incident incident, Actor actor, IncidentPolicy policy, Instant now) {
            this.incident = incident;
            this.actor = actor;
            this.policy = policy;
            this.now = now;
        }

        /** When it happens: the moment that is given, else now. */
        Instant at() {
            return now;
        }

        /** Why the actor does it in place of the commander, or null for no reason. */
        @Nullable
        String overrideReason() {
            return null;
        }
    }

    /** The rules of incident and actor. */
    @FunctionalInterface
    interface Permit {
        /** Nothing has to hold. */
        Permit ALWAYS = (asked, broken) -> {};

        /** Adds every rule that stands in the way. */
        void check(Question asked, ViolationCollector broken);
    }

    /** A command that an open incident alone takes. */
    static <C extends IncidentCommand> CommandHandler<C> whileOpen(
            CommandType type, Class<C> command, Permit permit, BiConsumer<C, CommandContext> decide) {
        return new CommandHandler<>(type, command, true, permit, decide);
    }

    /** A command that an ended incident takes too. */
    static <C extends IncidentCommand> CommandHandler<C> always(
            CommandType type, Class<C> command, Permit permit, BiConsumer<C, CommandContext> decide) {
        return new CommandHandler<>(type, command, false, permit, decide);
    }

    /** Adds every rule that stands in the way, whatever the command says. */
    void permit(Question asked, ViolationCollector broken) {
        if (onlyWhileOpen && !asked.incident.isOpen()) {
            broken.add(LoopRules.notEnded(asked.incident)); // nothing else can be done about it
        } else {
            permit.check(asked, broken);
        }
    }

    /** Decides a command of this kind. */
    void decide(IncidentCommand given, CommandContext deciding) {
        decide.accept(command.cast(given), deciding);
    }
}
