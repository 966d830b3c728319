package io.incidentkit.duty;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The event that meets a duty. */
public enum DutyEnd {
    /** The incident is triaged: a person has taken the command. */
    TRIAGED("triaged"),
    /** It is diagnosed. */
    DIAGNOSED("diagnosed"),
    /** It is mitigated. */
    MITIGATED("mitigated"),
    /** It is resolved. */
    RESOLVED("resolved"),
    /** Its postmortem is published. */
    PUBLISHED("published"),
    /** A person says that it is done. */
    DONE("done"),
    /** A message was sent to the audience; of a line of the communication alone. */
    TOLD("told"),
    /** The action item is done or dropped; of the playbook's own duty alone. */
    FINISHED("finished");

    private final String code;

    DutyEnd(String code) {
        this.code = code;
    }

    /** Returns the stable code under which the end is written. */
    public String code() {
        return code;
    }

    /**
     * Finds an end that a host can choose.
     *
     * @param code the code
     * @return the end, or empty if there is none of that code
     */
    public static Optional<DutyEnd> find(String code) {
        return choices().filter(end -> end.code.equals(code)).findFirst();
    }

    /** Returns the codes that {@link #find} reads, for a refusal. */
    static String expected() {
        return choices().map(DutyEnd::code).collect(Collectors.joining(", "));
    }

    private static Stream<DutyEnd> choices() {
        return Arrays.stream(values()).filter(end -> end != TOLD && end != FINISHED);
    }
}
