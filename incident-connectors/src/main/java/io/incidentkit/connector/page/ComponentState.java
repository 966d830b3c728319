package io.incidentkit.connector.page;

import java.util.Arrays;
import java.util.Optional;

/** The state of a component of a status page, the best first. */
public enum ComponentState {
    /** It works. */
    OPERATIONAL("operational"),
    /** It works slowly, or fails now and then. */
    DEGRADED_PERFORMANCE("degraded_performance"),
    /** It is down for some. */
    PARTIAL_OUTAGE("partial_outage"),
    /** It is down. */
    MAJOR_OUTAGE("major_outage");

    private final String code;

    ComponentState(String code) {
        this.code = code;
    }

    /** Returns the word that Statuspage has for it, such as {@code degraded_performance}. */
    public String code() {
        return code;
    }

    /**
     * Finds a state by its word.
     *
     * @param code the word
     * @return the state; empty if it is none of these
     */
    public static Optional<ComponentState> find(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }

    /**
     * Returns the worse of two.
     *
     * @param other the other state
     */
    public ComponentState or(ComponentState other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
