package io.incidentkit.playbook;

import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Outcome;
import io.incidentkit.loop.Moment;
import io.incidentkit.loop.Step;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules of the loop (chapter 3), one function a rule. Each returns the violation, or null. Pure. */
final class LoopRules {
    private LoopRules() {}

    /** {@code ended-takes-no-steps}. */
    static @Nullable Violation notEnded(Incident incident) {
        if (incident.isOpen()) {
            return null;
        }
        boolean resolved = incident.outcome().orElseThrow() == Outcome.RESOLVED;
        return new Violation(
                Rule.ENDED_TAKES_NO_STEPS,
                () -> incident.reference() + " was "
                        + incident.outcome().orElseThrow().code() + ".",
                () -> resolved
                        ? "Reopen it if it came back, or add a note."
                        : "Add a note, or declare a new incident.");
    }

    /** {@code ended-takes-no-steps}: what is told after the end happened before it, as what was forgotten did. */
    static @Nullable Violation beforeTheEnd(Incident incident, @Nullable Instant at) {
        Instant end = incident.endedAt().orElse(null);
        if (end == null || (at != null && !at.isAfter(end))) {
            return null;
        }
        return new Violation(
                Rule.ENDED_TAKES_NO_STEPS,
                () -> incident.reference() + " was "
                        + incident.outcome().orElseThrow().code() + ".",
                () -> "If it happened before the end, give the moment, up to " + end + "; else add a note.");
    }

    /** {@code steps-in-order}: a step is completed when the one ahead of it is, and only once. */
    static @Nullable Violation stepsInOrder(Incident incident, Step wanted) {
        Step done = incident.step();
        if (done.isRightBefore(wanted)) {
            return null;
        }
        if (wanted.isBefore(done) || wanted == done) {
            return new Violation(
                    Rule.STEPS_IN_ORDER,
                    () -> incident.reference() + " is " + wanted.code() + " already.",
                    () -> "Go on: "
                            + done.next().map(next -> next.verb() + " it.").orElse("it is done."));
        }
        return new Violation(
                Rule.STEPS_IN_ORDER,
                () -> incident.reference() + " is only " + done.code() + "; it is too early to " + wanted.verb()
                        + " it.",
                () -> "First " + missing(done, wanted) + " it.");
    }

    /** {@code steps-in-order}, for what happened elsewhere: triage apart, of which no history tells. */
    static @Nullable Violation inOrder(Step reached, Step said, Instant at) {
        if (said.isBefore(reached)) {
            return new Violation(
                    Rule.STEPS_IN_ORDER,
                    () -> "It went back from " + reached.code() + " to " + said.code() + " at " + at + ".",
                    () -> "Only a mitigation that did not hold goes back; revise the hypothesis instead.");
        }
        List<Step> skipped = reached.until(said).stream()
                .filter(step -> step != Step.TRIAGED)
                .toList();
        return skipped.isEmpty()
                ? null
                : new Violation(
                        Rule.STEPS_IN_ORDER,
                        () -> "It was " + said.code() + " at " + at + " and nothing says when it was "
                                + skipped.stream().map(Step::code).collect(Collectors.joining(" and ")) + ".",
                        () -> "Record each step when it is completed.");
    }

    /** {@code steps-in-order}, for what belongs to one step: such as a new hypothesis after a diagnosis. */
    static @Nullable Violation at(Incident incident, Step required, String what) {
        if (incident.step() == required) {
            return null;
        }
        return new Violation(
                Rule.STEPS_IN_ORDER,
                () -> incident.reference() + " is " + incident.step().code() + "; " + what
                        + " belongs to an incident that is " + required.code() + ".",
                () -> incident.step().isBefore(required) ? "First " + required.verb() + " it." : "Add a note instead.");
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
                () -> "Triage needs " + missing + ".",
                () -> "Give " + missing + "; in doubt take the higher severity.");
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

    /** {@code merge-into-open}. */
    static @Nullable Violation mergeIntoOpen(Incident duplicate, Incident into) {
        if (into.id().equals(duplicate.id())) {
            return notMerged(
                    duplicate.reference() + " can't be merged into itself.", "Name the incident that goes on.");
        }
        if (!into.isOpen()) {
            return notMerged(
                    into.reference() + " was " + into.outcome().orElseThrow().code() + ".",
                    "Merge into an incident that is open.");
        }
        if (into.isPrivate() && !duplicate.isPrivate()) {
            return notMerged(
                    "The other incident is private, and the timeline of " + duplicate.reference()
                            + " would tell of it.",
                    "Dismiss " + duplicate.reference() + ", or merge the private incident into it.");
        }
        return into.kind() == duplicate.kind()
                ? null
                : notMerged(
                        into.reference() + " is " + into.kind().code() + ", and " + duplicate.reference() + " is "
                                + duplicate.kind().code() + ".",
                        "Merge into an incident of the same kind.");
    }

    /** {@code merge-into-open}: one level deep. */
    static @Nullable Violation mergedOneDeep(Incident duplicate) {
        return duplicate.duplicates().isEmpty()
                ? null
                : notMerged(
                        "Others were merged into " + duplicate.reference() + ".",
                        "Merge the other incident into " + duplicate.reference() + ".");
    }

    /** {@code reopen-within-window}: measured to the moment at which it came back, which can be told late. */
    static @Nullable Violation reopenWithinWindow(Incident incident, IncidentPolicy policy, Instant reopened) {
        Moment resolved = incident.episode().resolved();
        if (resolved == null) {
            return new Violation(
                    Rule.REOPEN_WITHIN_WINDOW,
                    () -> incident.reference() + " was not resolved.",
                    () -> incident.isOpen() ? "Go on with it." : "Declare a new incident.");
        }
        return reopenWithinWindow(incident.reference(), resolved.at(), policy, reopened);
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
                () -> reference + " was resolved at " + resolved
                        + (window.isZero()
                                ? ", and this policy reopens nothing."
                                : ", longer ago than " + DurationText.words(window) + "."),
                () -> "Declare a new incident and link it to this one.");
    }

    private static Violation notMerged(String message, String remedy) {
        return new Violation(Rule.MERGE_INTO_OPEN, message, remedy);
    }

    private static String missing(Step done, Step wanted) {
        return done.until(wanted).stream().map(Step::verb).collect(Collectors.joining(", then "));
    }
}
