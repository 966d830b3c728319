package io.incidentkit.rule;

/**
 * The rules of the playbook, one constant a rule. The constant's {@link #id()} is the rule's name in the playbook.
 *
 * <p>The id is stable: it appears in refusals, in HTTP answers and in stored data, and never changes its meaning.
 */
public enum Rule {
    /** Chapter 1: every level says what it means, who is told and by when it is fixed. */
    POLICY_IS_COMPLETE(
            "policy-is-complete", "Every severity level says what it means, who is told and when it is fixed."),
    /** Chapter 1: a more severe level is never laxer than a less severe one. */
    POLICY_IS_ORDERED(
            "policy-is-ordered",
            "A more severe level is never laxer than a less severe one, in any deadline, paging or cadence."),
    /** Chapter 1: a change of level says who and why. */
    SEVERITY_CHANGE_SAYS_WHY("severity-change-says-why", "A change of severity says who changed it and why."),
    /** Chapter 2: from triage to the end there is exactly one incident commander, a named human. */
    ONE_COMMANDER(
            "one-commander",
            "From triage to the end there is exactly one incident commander, a named human;"
                    + " a handover is offered and accepted."),
    /** Chapter 2: only the incident commander calls it done; someone else needs a reason. */
    COMMANDER_CALLS_DONE(
            "commander-calls-done",
            "Only the incident commander calls an incident done; someone else can in the commander's absence,"
                    + " with a reason that stays on the timeline."),
    /** Chapter 3: triage is complete when commander and severity are set. */
    TRIAGE_NEEDS_COMMANDER_AND_SEVERITY(
            "triage-needs-commander-and-severity",
            "Triage is complete when the incident has a commander and a severity."),
    /** Chapter 3: no step is skipped or repeated. */
    STEPS_IN_ORDER("steps-in-order", "Detect, triage, diagnose, mitigate, resolve: in this order, none skipped."),
    /** Chapter 3: service is restored first, the fix of the cause comes after. */
    MITIGATE_BEFORE_FIX(
            "mitigate-before-fix",
            "Service is restored first; the fix of the root cause is recorded after a mitigation."),
    /** Chapter 3: resolving says what was looked at, and that it was normal. */
    RESOLVE_NEEDS_VERIFICATION(
            "resolve-needs-verification", "Resolving says what was looked at, and that it was normal."),
    /** Chapter 3: an ended incident takes notes, corrections and links, but no steps. */
    ENDED_TAKES_NO_STEPS("ended-takes-no-steps", "An ended incident takes notes, corrections and links, but no steps."),
    /** Chapter 3: a resolved incident is reopened within a window; after it, a new incident is declared. */
    REOPEN_WITHIN_WINDOW(
            "reopen-within-window",
            "A resolved incident that comes back within the window is reopened; after it, a new incident is declared."),
    /** Chapter 4: nothing happens after it is recorded, no step before the one ahead of it. */
    TIME_MAKES_SENSE(
            "time-makes-sense",
            "Nothing happens after it is recorded, and no step is completed before the one ahead of it."),
    /** Chapter 5: every obligation that the policy can create has a template, and each template works. */
    TEMPLATES_ARE_READY(
            "templates-are-ready",
            "Every obligation that the policy can create has a template, and each template's placeholders are known."),
    /** Chapter 5: every update says when the next one is due. */
    UPDATE_SAYS_NEXT(
            "update-says-next",
            "Every update says when the next one is due, and that is no later than the policy asks."),
    /** Chapter 5: every closing message waits for the end. */
    CLOSING_WAITS_FOR_RESOLVED("closing-waits-for-resolved", "Every closing message waits until it is resolved.");

    private final String id;
    private final String statement;

    Rule(String id, String statement) {
        this.id = id;
        this.statement = statement;
    }

    /** Returns the rule's name in the playbook, such as {@code steps-in-order}. */
    public String id() {
        return id;
    }

    /** Returns the rule in one sentence. */
    public String statement() {
        return statement;
    }

    /** Returns the rule's {@link #id()}. */
    @Override
    public String toString() {
        return id;
    }
}
