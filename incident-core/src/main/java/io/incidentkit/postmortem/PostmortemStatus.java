package io.incidentkit.postmortem;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a postmortem stands. */
public enum PostmortemStatus {
    /** It is being written. */
    DRAFT("draft"),
    /** Others read it. */
    IN_REVIEW("in-review"),
    /** It is part of the archive. */
    PUBLISHED("published");

    private final String code;

    PostmortemStatus(String code) {
        this.code = code;
    }

    /** Returns the stable code under which the status is stored. */
    @JsonValue
    public String code() {
        return code;
    }
}
