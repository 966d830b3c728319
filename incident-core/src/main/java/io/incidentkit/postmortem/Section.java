package io.incidentkit.postmortem;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** The sections of a postmortem that people write; the library fills in the rest. */
public enum Section {
    /** Which customers were hit, and the figures. */
    IMPACT("impact", "Impact"),
    /** Systems, processes and missing safeguards. */
    ROOT_CAUSE("root-cause", "Root cause"),
    /** The things that helped, and should stay. */
    WENT_WELL("went-well", "What went well"),
    /** The things that slowed the response. */
    WENT_BADLY("went-badly", "What did not go well");

    private final String code;
    private final String title;

    Section(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** Returns the stable code under which the section is stored. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Returns the section's heading. */
    public String title() {
        return title;
    }

    /**
     * Finds a section by its code.
     *
     * @param code the stored code
     * @return the section, or empty if there is none of that code
     */
    public static Optional<Section> find(String code) {
        return Arrays.stream(values())
                .filter(section -> section.code.equals(code))
                .findFirst();
    }
}
