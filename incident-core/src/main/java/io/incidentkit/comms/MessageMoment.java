package io.incidentkit.comms;

import com.fasterxml.jackson.annotation.JsonValue;

/** Which message of an incident it is, for the one who reads it. */
public enum MessageMoment {
    /** The first one: something is wrong, and we know. */
    FIRST("first"),
    /** One on the way. */
    UPDATE("update"),
    /** The last one: it is over. */
    CLOSING("closing");

    private final String code;

    MessageMoment(String code) {
        this.code = code;
    }

    /** Returns the stable code under which the moment is stored and configured. */
    @JsonValue
    public String code() {
        return code;
    }
}
