package io.incidentkit.incident;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Assignment;
import io.incidentkit.commander.HandoverOffer;
import io.incidentkit.commander.Person;
import io.incidentkit.loop.Moment;
import io.incidentkit.loop.Step;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules that a command has to pass, one function a rule. Each returns the violation, or null. Pure. */
final class Guards {
    private Guards() {}

    /** {@code ended-takes-no-steps}. */
    static @Nullable Violation notEnded(Incident incident) {
        if (incident.isOpen()) {
            return null;
        }
        boolean resolved = incident.outcome().orElseThrow() == Outcome.RESOLVED;
        return new Violation(
                Rule.ENDED_TAKES_NO_STEPS,
                incident.reference() + " was "
                        + incident.outcome().orElseThrow().code() + ".",
                resolved ? "Reopen it if it came back, or add a note." : "Add a note, or declare a new incident.");
    }

    /** {@code steps-in-order}: a step is completed when the one ahead of it is, and only once. */
    static @Nullable Violation stepsInOrder(Incident incident, Step wanted) {
        Step done = incident.step();
        if (done.next().filter(next -> next == wanted).isPresent()) {
            return null;
        }
        if (wanted.isBefore(done) || wanted == done) {
            return new Violation(
                    Rule.STEPS_IN_ORDER,
                    incident.reference() + " is " + wanted.code() + " already.",
                    "Go on: " + done.next().map(next -> next.verb() + " it.").orElse("it is done."));
        }
        return new Violation(
                Rule.STEPS_IN_ORDER,
                incident.reference() + " is only " + done.code() + "; it is too early to " + wanted.verb() + " it.",
                "First " + missing(done, wanted) + " it.");
    }

    /** {@code steps-in-order}, for what happened elsewhere: triage apart, of which no history tells. */
    static @Nullable Violation inOrder(Step reached, Step said, Instant at) {
        if (said.isBefore(reached)) {
            return new Violation(
                    Rule.STEPS_IN_ORDER,
                    "It went back from " + reached.code() + " to " + said.code() + " at " + at + ".",
                    "Only a mitigation that did not hold goes back; revise the hypothesis instead.");
        }
        List<Step> skipped = reached.until(said).stream()
                .filter(step -> step != Step.TRIAGED)
                .toList();
        return skipped.isEmpty()
                ? null
                : new Violation(
                        Rule.STEPS_IN_ORDER,
                        "It was " + said.code() + " at " + at + " and nothing says when it was "
                                + skipped.stream().map(Step::code).collect(Collectors.joining(" and ")) + ".",
                        "Record each step when it is completed.");
    }

    /** {@code steps-in-order}, for what belongs to one step: such as a new hypothesis after a diagnosis. */
    static @Nullable Violation at(Incident incident, Step required, String what) {
        if (incident.step() == required) {
            return null;
        }
        return new Violation(
                Rule.STEPS_IN_ORDER,
                incident.reference() + " is " + incident.step().code() + "; " + what
                        + " belongs to an incident that is " + required.code() + ".",
                incident.step().isBefore(required) ? "First " + required.verb() + " it." : "Add a note instead.");
    }

    /** {@code triage-needs-commander-and-severity}. */
    static @Nullable Violation triageComplete(@Nullable Person commander, @Nullable Severity severity) {
        if (commander != null && severity != null) {
            return null;
        }
        String missing =
                commander != null ? "a severity" : severity != null ? "a commander" : "a commander and a severity";
        return new Violation(
                Rule.TRIAGE_NEEDS_COMMANDER_AND_SEVERITY,
                "Triage needs " + missing + ".",
                "Give " + missing + "; in doubt take the higher severity.");
    }

    /** {@code one-commander}: nobody takes the role from the one who holds it. */
    static @Nullable Violation oneCommander(Incident incident, @Nullable Person wanted) {
        Person current = incident.commandership().current();
        if (current == null || wanted == null || current.equals(wanted)) {
            return null;
        }
        return new Violation(
                Rule.ONE_COMMANDER,
                current + " is incident commander of " + incident.reference() + ".",
                "Let " + current + " offer a handover and " + wanted + " accept it.");
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
                        incident.reference() + " has no commander yet.",
                        "Name the commander with the triage.")
                : new Violation(
                        Rule.ONE_COMMANDER,
                        "Only the commander, " + current + ", can offer a handover.",
                        "Ask " + current + " to offer it.");
    }

    /** {@code one-commander}: a handover goes to someone else. */
    static @Nullable Violation offeredToAnother(Incident incident, Person to) {
        return to.equals(incident.commandership().current())
                ? new Violation(
                        Rule.ONE_COMMANDER,
                        to + " is incident commander of " + incident.reference() + " already.",
                        "Offer the handover to someone else.")
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
                        "The handover is offered to " + offer.to() + ".",
                        "Only " + offer.to() + " can accept it.");
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
                        "The handover is between " + current + " and " + offer.to() + ".",
                        "Only one of them can end the offer.");
    }

    /** {@code commander-coordinates}: the commander is assigned no work. */
    static @Nullable Violation commanderCoordinates(Incident incident, Person person) {
        return person.equals(incident.commandership().current())
                ? new Violation(
                        Rule.COMMANDER_COORDINATES,
                        person + " is incident commander and coordinates.",
                        "Assign it to somebody else; to take it on, " + person + " hands over first.")
                : null;
    }

    /** {@code commander-coordinates}: who takes command has no work assigned. */
    static @Nullable Violation freeOfWork(Incident incident, @Nullable Person person) {
        if (person == null) {
            return null;
        }
        List<String> work = incident.people().open().stream()
                .filter(assignment -> assignment.person().equals(person))
                .map(Assignment::what)
                .toList();
        return work.isEmpty()
                ? null
                : new Violation(
                        Rule.COMMANDER_COORDINATES,
                        person + " works on: " + String.join(", ", work) + ".",
                        "Complete or hand on that work before " + person + " takes command.");
    }

    /** {@code duplicate-work}: flagged, never refused. */
    static @Nullable Violation duplicateWork(Incident incident) {
        List<Assignment> same = incident.people().duplicates();
        return same.isEmpty()
                ? null
                : new Violation(
                        Rule.DUPLICATE_WORK,
                        same.stream()
                                .map(assignment -> assignment.person() + ": " + assignment.what())
                                .collect(Collectors.joining("; ", "The same is worked on twice: ", ".")),
                        "Ask both, and complete one of the assignments.");
    }

    /** {@code commander-escalates}. */
    static @Nullable Violation commanderEscalates(Incident incident, Actor actor) {
        Person current = incident.commandership().current();
        if (current != null && actor.is(current)) {
            return null;
        }
        return new Violation(
                Rule.COMMANDER_ESCALATES,
                current == null
                        ? incident.reference() + " has no commander yet."
                        : current + " is incident commander and decides escalations.",
                current == null ? "Triage it: name a commander." : "Ask " + current + ".");
    }

    /** {@code commander-calls-done}. */
    static @Nullable Violation commanderCallsDone(Incident incident, Actor actor, @Nullable String overrideReason) {
        Person current = incident.commandership().current();
        if (current == null || actor.is(current) || overrideReason != null) {
            return null;
        }
        return new Violation(
                Rule.COMMANDER_CALLS_DONE,
                current + " is incident commander and calls it done.",
                "Ask " + current + "; in the commander's absence give an override reason.");
    }

    /** {@code mitigate-before-fix}. */
    static @Nullable Violation mitigateBeforeFix(Incident incident) {
        if (incident.episode().mitigated() != null) {
            return null;
        }
        return new Violation(
                Rule.MITIGATE_BEFORE_FIX,
                "Service is not restored yet.",
                "Restore it first (roll back, fail over, flag off, scale out, block) and record that with mitigate;"
                        + " the fix of the cause comes after, or becomes an action item.");
    }

    /** {@code resolve-needs-verification}. */
    static @Nullable Violation verified(@Nullable String verification) {
        return verification != null
                ? null
                : new Violation(
                        Rule.RESOLVE_NEEDS_VERIFICATION,
                        "It is not said what was looked at.",
                        "Say what was verified to be back to normal.");
    }

    /** {@code reopen-within-window}. */
    static @Nullable Violation reopenWithinWindow(Incident incident, IncidentPolicy policy, Instant now) {
        Moment resolved = incident.episode().resolved();
        if (resolved == null) {
            return new Violation(
                    Rule.REOPEN_WITHIN_WINDOW,
                    incident.reference() + " was not resolved.",
                    incident.isOpen() ? "Go on with it." : "Declare a new incident.");
        }
        return reopenWithinWindow(incident.reference(), resolved.at(), policy, now);
    }

    /** {@code reopen-within-window}. */
    static @Nullable Violation reopenWithinWindow(
            String reference, Instant resolved, IncidentPolicy policy, Instant reopened) {
        Duration window = policy.reopenWindow();
        if (!window.isZero() && Duration.between(resolved, reopened).compareTo(window) <= 0) {
            return null;
        }
        return new Violation(
                Rule.REOPEN_WITHIN_WINDOW,
                reference + " was resolved at " + resolved
                        + (window.isZero()
                                ? ", and this policy reopens nothing."
                                : ", longer ago than " + words(window) + "."),
                "Declare a new incident and link it to this one.");
    }

    /** {@code severity-change-says-why}. */
    static @Nullable Violation severityChangeSaysWhy(Incident incident, @Nullable String reason) {
        return incident.severity().isEmpty() || reason != null
                ? null
                : new Violation(
                        Rule.SEVERITY_CHANGE_SAYS_WHY,
                        "It is not said why the severity changes.",
                        "Give a reason, in one line.");
    }

    /** {@code time-makes-sense}: nothing happens after it is recorded. */
    static @Nullable Violation notInFuture(String what, Instant at, Instant now) {
        return at.isAfter(now)
                ? new Violation(
                        Rule.TIME_MAKES_SENSE,
                        what + " at " + at + " would be after now, " + now + ".",
                        "Give the moment at which it happened.")
                : null;
    }

    /** {@code time-makes-sense}: nothing happens before what it follows. */
    static @Nullable Violation notBefore(String what, Instant at, String earlierWhat, @Nullable Instant earlier) {
        return earlier != null && at.isBefore(earlier)
                ? new Violation(
                        Rule.TIME_MAKES_SENSE,
                        what + " at " + at + " would be before " + earlierWhat + " at " + earlier + ".",
                        "Give a moment from " + earlier + " on.")
                : null;
    }

    /** {@code time-makes-sense}: nothing happens after what follows it. */
    static @Nullable Violation notAfter(String what, Instant at, String laterWhat, @Nullable Instant later) {
        return later != null && at.isAfter(later)
                ? new Violation(
                        Rule.TIME_MAKES_SENSE,
                        what + " at " + at + " would be after " + laterWhat + " at " + later + ".",
                        "Give a moment up to " + later + ".")
                : null;
    }

    private static Violation noOffer(Incident incident) {
        return new Violation(
                Rule.ONE_COMMANDER,
                "No handover of " + incident.reference() + " is on offer.",
                "The commander offers one first.");
    }

    private static String words(Duration window) {
        return window.toMinutesPart() == 0 ? window.toHours() + " hours" : window.toMinutes() + " minutes";
    }

    private static String missing(Step done, Step wanted) {
        return done.until(wanted).stream().map(Step::verb).collect(Collectors.joining(", then "));
    }
}
