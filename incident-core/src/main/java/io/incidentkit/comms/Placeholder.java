package io.incidentkit.comms;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The placeholders of a template: the facts of an incident and one free line. A placeholder is written {@code {{title}}}; text that
 * appears only where a fact is known is put between {@code {{#impact}}} and {@code {{/impact}}}, text for where it is not
 * between {@code {{^impact}}} and {@code {{/impact}}}.
 */
public enum Placeholder {
    /** The name by which people call the incident, such as {@code INC-42}. */
    REFERENCE("reference"),
    /** The title of the incident, in one line; for audiences outside the team the one that is meant for them. */
    TITLE("title"),
    /** The severity level's name; empty before it is set. */
    SEVERITY("severity"),
    /** The services that are hit, with commas; empty if none is named. */
    SERVICES("services"),
    /** The impact: who is hit and how much; empty until it is described. */
    IMPACT("impact"),
    /** The last step that is completed, such as {@code mitigated}. */
    STEP("step"),
    /** Where it stands, in a word for those who are not on it, such as {@code investigating}. */
    STATE("state"),
    /** The incident commander; empty where there is none. */
    COMMANDER("commander"),
    /** When it began, in the team's zone; empty until that is known. After a reopening it is of this episode. */
    BEGAN("began"),
    /** When it was detected, in the team's zone; after a reopening, when it was noticed again. */
    DETECTED_AT("detectedAt"),
    /** How long it has lasted, or lasted until its end: from its beginning, and while that is not known from its detection. */
    DURATION("duration"),
    /** When the next update comes, such as {@code by 14:30 UTC}; empty in a closing message. */
    NEXT_UPDATE("nextUpdate"),
    /** The one free line; empty if none was written. */
    LINE("line"),
    /** Where to read more; empty if there is no such place. */
    LINK("link");

    private final String code;

    Placeholder(String code) {
        this.code = code;
    }

    /** Returns the name under which templates write it. */
    public String code() {
        return code;
    }

    /**
     * Finds a placeholder by its name.
     *
     * @param code the name, as written in a template
     * @return the placeholder, or empty if there is none of that name
     */
    public static Optional<Placeholder> find(String code) {
        return Arrays.stream(values())
                .filter(placeholder -> placeholder.code.equals(code))
                .findFirst();
    }

    /** Whether a message of that moment always has a text for it. */
    boolean isAlwaysKnown(MessageMoment moment) {
        return switch (this) {
            case REFERENCE, TITLE, STEP, STATE, DETECTED_AT -> true;
            case NEXT_UPDATE -> moment != MessageMoment.CLOSING;
            case SEVERITY, SERVICES, IMPACT, COMMANDER, BEGAN, DURATION, LINE, LINK -> false;
        };
    }

    /** Returns all names, for messages to people. */
    public static String codes() {
        return Arrays.stream(values()).map(Placeholder::code).collect(Collectors.joining(", "));
    }
}
