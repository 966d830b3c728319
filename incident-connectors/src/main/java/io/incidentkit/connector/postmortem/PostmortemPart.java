package io.incidentkit.connector.postmortem;

/** The parts of a postmortem, for telling how far a document was understood. */
public enum PostmortemPart {
    /** The title. */
    TITLE,
    /** The day, or the moment of detection. */
    DATE,
    /** How long it was worked on. */
    DURATION,
    /** How severe it was. */
    SEVERITY,
    /** The services that were hit. */
    SERVICES,
    /** The owner. */
    OWNER,
    /** The summary. */
    SUMMARY,
    /** The impact: who was hit and how much. */
    IMPACT,
    /** The timeline: at least one line with a time. */
    TIMELINE,
    /** The root cause. */
    ROOT_CAUSE,
    /** How long the phases took. */
    PHASES,
    /** The section on the things that went well. */
    WENT_WELL,
    /** The section on the things that did not go well. */
    WENT_BADLY,
    /** The action items. */
    ACTIONS
}
