package io.incidentkit.connector.postmortem;

/** What a postmortem can say, for telling how far a document was understood. */
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
    /** Who sees to it. */
    OWNER,
    /** The summary. */
    SUMMARY,
    /** Who was hit and how much. */
    IMPACT,
    /** What happened when: at least one line with a time. */
    TIMELINE,
    /** The root cause. */
    ROOT_CAUSE,
    /** How long the phases took. */
    PHASES,
    /** What went well. */
    WENT_WELL,
    /** What did not go well. */
    WENT_BADLY,
    /** What is to be done. */
    ACTIONS
}
