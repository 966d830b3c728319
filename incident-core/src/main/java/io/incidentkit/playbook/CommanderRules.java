package io.incidentkit.playbook;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.HandoverOffer;
import io.incidentkit.commander.Person;
import io.incidentkit.duty.Ladder;
import io.incidentkit.incident.Incident;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import org.jspecify.annotations.Nullable;

/** The rules of the commander's role (chapter 2), one function a rule. Each returns the violation, or null. Pure. */
final class CommanderRules {
    private CommanderRules() {}

    /** {@code one-commander}: nobody takes the role from the one who holds it. */
    static @Nullable Violation oneCommander(Incident incident, @Nullable Person wanted) {
        Person current = incident.commandership().current();
        if (current == null || wanted == null || current.equals(wanted)) {
            return null;
        }
        return new Violation(
                Rule.ONE_COMMANDER,
                () -> current + " is incident commander of " + incident.reference() + ".",
                () -> "Let " + current + " offer a handover and " + wanted + " accept it; in the commander's absence "
                        + wanted + " takes command, with a reason.");
    }

    /** {@code one-commander}: a group is nobody, and a program that acts for a person is none. */
    static @Nullable Violation commanderIsNamed(@Nullable Person wanted) {
        if (wanted == null) {
            return null;
        }
        boolean isGroup = Ladder.RESERVED.contains(Ladder.known(wanted.name()));
        return isGroup || Actor.system(wanted.name()).actsFor().isPresent()
                ? new Violation(
                        Rule.ONE_COMMANDER,
                        () -> "The commander is a named person, and " + wanted + " is none.",
                        () -> "Name the person who commands.")
                : null;
    }

    /** {@code one-commander}: a handover is offered by the commander. */
    static @Nullable Violation commanderOffers(Incident incident, Actor actor) {
        Person current = incident.commandership().current();
        if (current != null && actor.is(current)) {
            return null;
        }
        return current == null
                ? new Violation(
                        Rule.ONE_COMMANDER,
                        () -> incident.reference() + " has no commander yet.",
                        () -> "Name the commander with the triage.")
                : new Violation(
                        Rule.ONE_COMMANDER,
                        () -> "Only the commander, " + current + ", can offer a handover.",
                        () -> "Ask " + current
                                + " to offer it; in the commander's absence take command, with a reason.");
    }

    /** {@code one-commander}: a handover goes to someone else. */
    static @Nullable Violation offeredToAnother(Incident incident, Person to) {
        return to.equals(incident.commandership().current())
                ? new Violation(
                        Rule.ONE_COMMANDER,
                        () -> to + " is incident commander of " + incident.reference() + " already.",
                        () -> "Offer the handover to someone else.")
                : null;
    }

    /** {@code one-commander}: an offer is accepted by the one who was asked. */
    static @Nullable Violation offereeAccepts(Incident incident, Actor actor) {
        HandoverOffer offer = incident.commandership().offer();
        if (offer == null) {
            return noOffer(incident);
        }
        return actor.is(offer.to())
                ? null
                : new Violation(
                        Rule.ONE_COMMANDER,
                        () -> "The handover is offered to " + offer.to() + ".",
                        () -> "Only " + offer.to() + " can accept it.");
    }

    /** {@code one-commander}: an offer is withdrawn by the commander or declined by the one who was asked. */
    static @Nullable Violation partyWithdraws(Incident incident, Actor actor) {
        HandoverOffer offer = incident.commandership().offer();
        if (offer == null) {
            return noOffer(incident);
        }
        Person current = incident.commandership().current();
        return actor.is(offer.to()) || (current != null && actor.is(current))
                ? null
                : new Violation(
                        Rule.ONE_COMMANDER,
                        () -> "The handover is between " + current + " and " + offer.to() + ".",
                        () -> "Only one of them can end the offer.");
    }

    /** {@code one-commander}: in the commander's absence another person takes command, and the tenures follow each other. */
    static @Nullable Violation takenFromAnother(Incident incident, Actor actor) {
        Person current = incident.commandership().current();
        if (current == null) {
            return new Violation(
                    Rule.ONE_COMMANDER,
                    () -> incident.reference() + " has no commander yet.",
                    () -> "Name the commander with the triage.");
        }
        if (actor.is(current)) {
            return new Violation(
                    Rule.ONE_COMMANDER,
                    () -> current + " is incident commander of " + incident.reference() + " already.",
                    () -> "There is nothing to take.");
        }
        return actor.person().isPresent()
                ? null
                : new Violation(
                        Rule.ONE_COMMANDER,
                        () -> "The commander is a named person, and " + actor + " is none.",
                        () -> "Let the person who takes command say so.");
    }

    /** {@code commander-escalates}. */
    static @Nullable Violation commanderEscalates(Incident incident, Actor actor) {
        Person current = incident.commandership().current();
        if (current != null && actor.is(current)) {
            return null;
        }
        return new Violation(
                Rule.COMMANDER_ESCALATES,
                () -> current == null
                        ? incident.reference() + " has no commander yet."
                        : current + " is incident commander and decides escalations.",
                () -> current == null ? "Triage it: name a commander." : "Ask " + current + ".");
    }

    /** {@code commander-calls-done}. */
    static @Nullable Violation commanderCallsDone(CommandHandler.Question asked) {
        Person current = asked.incident.commandership().current();
        if (current == null || asked.actor.is(current) || asked.overrideReason() != null) {
            return null;
        }
        return new Violation(
                Rule.COMMANDER_CALLS_DONE,
                () -> current + " is incident commander and calls it done.",
                () -> "Ask " + current + "; in the commander's absence give an override reason.");
    }

    private static Violation noOffer(Incident incident) {
        return new Violation(
                Rule.ONE_COMMANDER,
                () -> "No handover of " + incident.reference() + " is on offer.",
                () -> "The commander offers one first.");
    }
}
