package io.incidentkit.postmortem;

import com.fasterxml.jackson.annotation.JsonValue;

/** The parts of an incident's duration, each a named pair of moments. */
public enum Phase {
    /** From the beginning of the impact to the detection. */
    DETECTION("detection", "began", "detected"),
    /** From the detection to commander and severity. */
    TRIAGE("triage", "detected", "triaged"),
    /** From triage to the hypothesis. */
    DIAGNOSIS("diagnosis", "triaged", "diagnosed"),
    /** From the hypothesis to restored service. */
    MITIGATION("mitigation", "diagnosed", "mitigated"),
    /** From restored service to verified back to normal. */
    VERIFICATION("verification", "mitigated", "resolved");

    private final String code;
    private final String from;
    private final String to;

    Phase(String code, String from, String to) {
        this.code = code;
        this.from = from;
        this.to = to;
    }

    /** Returns the stable code, such as {@code diagnosis}. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Returns the name of the moment at which the phase begins. */
    public String from() {
        return from;
    }

    /** Returns the name of the moment at which the phase ends. */
    public String to() {
        return to;
    }
}
