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
    /** Chapter 1: a person takes the command within the time that the level gives. */
    TRIAGED_IN_TIME(
            "triaged-in-time",
            "A person takes the command within the time that the level gives; until then others are called, wider each time."),
    /** Chapter 1: an incident is fixed within the time that its level gives. */
    FIXED_IN_TIME(
            "fixed-in-time",
            "An incident is fixed within the time that its level gives; if it is not, that is said and counted."),
    /** Chapter 1: a change of level says who and why. */
    SEVERITY_CHANGE_SAYS_WHY("severity-change-says-why", "A change of severity says who changed it and why."),
    /** Chapter 1: an incident that an alert opens has a level at once. */
    LEVEL_FROM_THE_START(
            "level-from-the-start",
            "An incident that an alert opens has a level at once: by the alert's severity label, else by the policy's default;"
                    + " triage confirms or changes it."),
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
    /** Chapter 2: the incident commander coordinates and does not fix. */
    COMMANDER_COORDINATES(
            "commander-coordinates",
            "The incident commander coordinates and is assigned no work; to take work on, hand over first."),
    /** Chapter 2: the incident commander decides escalations. */
    COMMANDER_ESCALATES("commander-escalates", "The incident commander decides escalations."),
    /** Chapter 2: two open assignments for the same thing are flagged. */
    DUPLICATE_WORK("duplicate-work", "No two people work on the same thing without knowing of each other."),
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
    /** Chapter 3: a duplicate is merged into an open incident, one level deep. */
    MERGE_INTO_OPEN(
            "merge-into-open",
            "A duplicate is merged into another open incident of its kind, one level deep; both timelines stay whole."),
    /** Chapter 4: nothing happens after it is recorded, no step before the one ahead of it. */
    TIME_MAKES_SENSE(
            "time-makes-sense",
            "Nothing happens after it is recorded, and no step is completed before the one ahead of it."),
    /** Chapter 5: each interval that passes without a message is an obligation of its own. */
    SILENCE_IS_COUNTED(
            "silence-is-counted",
            "Each interval that passes without a message is an obligation of its own, until there is a message, a waiver or"
                    + " the end; what is missed stays counted."),
    /** Chapter 5: every obligation that the policy can create has a template, and each template works. */
    TEMPLATES_ARE_READY(
            "templates-are-ready",
            "Every obligation that the policy can create has a template, and each template's placeholders are known."),
    /** Chapter 5: every update says when the next one is due. */
    UPDATE_SAYS_NEXT(
            "update-says-next",
            "Every update says when the next one is due, and that is no later than the policy asks."),
    /** Chapter 5: a private incident tells only those on it; outside it shows a link and nothing else. */
    PRIVATE_TELLS_THOSE_ON_IT(
            "private-tells-those-on-it",
            "A private incident tells only those on it and owes the outside nothing; it is made private, or public, once,"
                    + " with a reason that stays on the timeline."),
    /** Chapter 5: every closing message waits for the end. */
    CLOSING_WAITS_FOR_RESOLVED("closing-waits-for-resolved", "Every closing message waits until it is resolved."),
    /** Chapter 6: a runbook says how its failure shows. */
    RUNBOOK_HAS_SYMPTOMS("runbook-has-symptoms", "A runbook says what one sees when its failure is there."),
    /** Chapter 6: a runbook says how to confirm its failure. */
    RUNBOOK_HAS_DIAGNOSIS("runbook-has-diagnosis", "A runbook has steps, with commands, that tell what is wrong."),
    /** Chapter 6: a runbook says how to restore service. */
    RUNBOOK_HAS_MITIGATION("runbook-has-mitigation", "A runbook says what restores service: if this, then that."),
    /** Chapter 6: a runbook says what makes it worse. */
    RUNBOOK_HAS_DONTS("runbook-has-donts", "A runbook says what not to do."),
    /** Chapter 6: one page for one known failure. */
    RUNBOOK_IS_ONE_PAGE("runbook-is-one-page", "A runbook is one page, for one known failure."),
    /** Chapter 8: no one is named as the cause. */
    POSTMORTEM_IS_BLAMELESS(
            "postmortem-is-blameless", "No one is named as the cause; systems, processes and missing safeguards are."),
    /** Chapter 6: a runbook that was used is reviewed before the postmortem is published. */
    RUNBOOK_REVIEWED_AFTER_USE(
            "runbook-reviewed-after-use",
            "A runbook that was used in an incident is reviewed before its postmortem is published."),
    /** Chapter 7: a postmortem is a draft, then in review, then published, and then stays. */
    POSTMORTEM_IN_ORDER(
            "postmortem-in-order",
            "The postmortem of a resolved incident is a draft, then in review, then published; then it stays."),
    /** Chapter 7: a postmortem that is owed is published by its due moment. */
    POSTMORTEM_IS_DUE(
            "postmortem-is-due",
            "A postmortem that is owed is published in time; its owner is reminded, and at last it is surfaced to leadership."),
    /** Chapter 7: no section of a published postmortem is empty. */
    POSTMORTEM_IS_COMPLETE("postmortem-is-complete", "No section of a published postmortem is empty."),
    /** Chapter 7: at least one reviewer was not on the incident. */
    REVIEWED_FROM_OUTSIDE("reviewed-from-outside", "At least one reviewer of a postmortem was not on the incident."),
    /** Chapter 9: every action item has an owner and a due date. */
    EVERY_ACTION_HAS_OWNER_AND_DUE_DATE(
            "every-action-has-owner-and-due-date", "Every action item has an owner and a due date."),
    /** Chapter 9: a weekly review looks at every open action item. */
    ACTIONS_ARE_REVIEWED_WEEKLY(
            "actions-are-reviewed-weekly",
            "A weekly review looks at every open action item;"
                    + " one not reviewed for over a week or past its due date is stale."),
    /** Chapter 9: what does not get done is surfaced to leadership, by a rule and not by mood. */
    UNDONE_ACTIONS_SURFACE(
            "undone-actions-surface",
            "Action items that do not get done are surfaced to leadership, by a rule and not by mood."),
    /** Chapter 9: a postmortem, or a team, whose items are mostly stale. */
    POSTMORTEM_THEATRE(
            "postmortem-theatre",
            "Where 80% of the action items of a postmortem or of a team are stale, that is reported.");

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
