package io.incidentkit.console.form;

import io.incidentkit.command.CommandType;
import java.util.Arrays;

/** The page on which a form stands, which is also where it comes back to, whether it was taken or not. */
public enum Place {
    /** The first page of an incident: the things that are now to be done. */
    INCIDENT("incident", ""),
    /** Everything that happened. */
    TIMELINE("timeline", "/timeline"),
    /** Command, roles and work. */
    PEOPLE("people", "/people"),
    /** The audiences: those who have to be told, and those who were. */
    COMMUNICATION("communication", "/communication"),
    /** The page of its postmortem, with what is left to do. */
    POSTMORTEM("postmortem", "/postmortem"),
    /** The page of one entry of its timeline. */
    ENTRY("entry", ""),
    /** The weekly review of the action items of all incidents. */
    ACTIONS("actions", "");

    private final String code;
    private final String path;

    Place(String code, String path) {
        this.code = code;
        this.path = path;
    }

    /** Returns the name under which a form sends it. */
    public String code() {
        return code;
    }

    /** Returns its address, behind that of the incident. */
    public String path() {
        return path;
    }

    /** Returns the place that a form says; the incident's page if it says none. */
    public static Place of(Submission submission) {
        return find(submission.value("place"));
    }

    /** Returns the place of that name; the incident's page if there is none. */
    public static Place find(String code) {
        return Arrays.stream(values())
                .filter(place -> place.code.equals(code))
                .findFirst()
                .orElse(INCIDENT);
    }

    /** Returns where people look for a command. Action items and runbooks begin on the incident's page, and end later. */
    public static Place of(CommandType type) {
        return switch (type) {
            case CORRECT_TIME, CORRECT_TEXT -> ENTRY;
            case CHANGE_ACTION,
                    START_ACTION,
                    COMPLETE_ACTION,
                    DROP_ACTION,
                    REVIEW_ACTION,
                    REPORT_TICKET,
                    REVIEW_RUNBOOK -> POSTMORTEM;
            case ASSIGN_POSTMORTEM,
                    WRITE_SECTION,
                    EXPLAIN_PHASE,
                    REQUEST_REVIEW,
                    REVIEW_POSTMORTEM,
                    COMMENT_POSTMORTEM,
                    CHOOSE_ROW,
                    WAIVE_BLAME,
                    PUBLISH_POSTMORTEM -> POSTMORTEM;
            default -> INCIDENT;
        };
    }
}
