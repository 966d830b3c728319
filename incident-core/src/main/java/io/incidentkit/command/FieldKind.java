package io.incidentkit.command;

/**
 * The kinds of fields that commands have: how a value is written, and what it names. A form, a chat's modal or an API's
 * schema chooses from it how a field is asked for; a switch over it is complete.
 */
public enum FieldKind {
    /** One line of text, at most {@link io.incidentkit.validation.InputValidator#MAX_LINE} characters. */
    LINE,
    /** Text of several lines, at most {@link io.incidentkit.validation.InputValidator#MAX_TEXT} characters. */
    TEXT,
    /** Markdown of several lines, at most {@link io.incidentkit.validation.InputValidator#MAX_TEXT} characters. */
    MARKDOWN,
    /** An address of the web, with {@code http} or {@code https}. */
    WEB_ADDRESS,
    /** An instant, in ISO-8601 with an offset, such as {@code 2026-03-01T14:32:00Z}. */
    MOMENT,
    /** A day, such as {@code 2026-03-31}. */
    DAY,
    /** Yes or no; no if it is absent. */
    YES_NO,
    /** A whole number. */
    NUMBER,
    /** An amount of money with the code of its currency, such as {@code 1200.50 EUR}. */
    MONEY,
    /** One of {@link CommandField#choices()}, and nothing else. */
    CHOICE,
    /** One of {@link CommandField#choices()}, or a line of one's own. */
    SUGGESTION,
    /** A level of the policy, such as {@code SEV1}. */
    SEVERITY,
    /** A person's name, one line. */
    PERSON,
    /** A piece of work, or a role that the policy has; one line. */
    WORK,
    /** Names of services: a list of lines. */
    SERVICES,
    /** Labels, such as {@code region=eu-west}: a list of lines. */
    LABELS,
    /** An audience that messages go to, such as {@code status page}; the policy has templates for some. */
    AUDIENCE,
    /** Another incident: its id, or its reference, such as {@code INC-7}. A {@link CommandLookup} finds it. */
    INCIDENT,
    /** An identity that the caller chooses, a UUID. */
    ID,
    /** The sequence number of an entry of the incident's timeline. */
    ENTRY,
    /** The number of an assignment of the incident. */
    ASSIGNMENT,
    /** The number of an action item of the incident. */
    ACTION_ITEM,
    /** The id of a runbook, of the incident or of the host's collection; one line. */
    RUNBOOK,
    /** The id of a runbook that the incident uses; one line. */
    USED_RUNBOOK,
    /** The id of what is owed, such as {@code status page/first/1} or {@code duty:triage/1}; one line. */
    OBLIGATION,
    /** The id of a duty that is owed and ends with somebody's word, such as {@code duty:tell the regulator/1}; one line. */
    DUTY,
    /** The name of a classification; the duties of the policy name some. One line. */
    CLASSIFICATION,
    /**
     * The reason for which somebody other than the commander ends the incident. It is asked for where
     * {@link io.incidentkit.rule.Rule#COMMANDER_CALLS_DONE} stands in the way, and nothing else does.
     */
    OVERRIDE_REASON
}
