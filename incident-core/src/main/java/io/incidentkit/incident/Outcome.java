package io.incidentkit.incident;

import com.fasterxml.jackson.annotation.JsonValue;

/** How an incident ended. Nothing else ends one. */
public enum Outcome {
    /** Verified back to normal. */
    RESOLVED("resolved"),
    /** It was a false alarm. */
    DISMISSED("dismissed"),
    /** It was a duplicate and goes on as part of another incident. */
    MERGED("merged");

    private final String code;

    Outcome(String code) {
        this.code = code;
    }

    /** Returns the stable code under which the outcome is stored and shown. */
    @JsonValue
    public String code() {
        return code;
    }
}
