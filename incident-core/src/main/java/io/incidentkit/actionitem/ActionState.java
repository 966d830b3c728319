package io.incidentkit.actionitem;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where an action item stands. */
public enum ActionState {
    /** Nobody has begun. */
    OPEN("open"),
    /** Somebody works on it. */
    IN_PROGRESS("in-progress"),
    /** It is done. */
    DONE("done"),
    /** It will not be done, and it is said why. */
    DROPPED("dropped");

    private final String code;

    ActionState(String code) {
        this.code = code;
    }

    /** Returns the stable code under which the state is stored. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Returns whether there is still something to do. */
    public boolean unfinished() {
        return this == OPEN || this == IN_PROGRESS;
    }
}
