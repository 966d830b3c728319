package io.incidentkit.comms;

import com.fasterxml.jackson.annotation.JsonValue;

/** The carrier of a message that is recorded and not sent yet. */
public enum Carrier {
    /** A connected channel, whose delivery is the sending. */
    CHANNEL("channel"),
    /** A person, who says when it is sent. */
    HAND("hand");

    private final String code;

    Carrier(String code) {
        this.code = code;
    }

    /** Returns the stable code under which it is stored. */
    @JsonValue
    public String code() {
        return code;
    }
}
