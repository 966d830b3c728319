package io.incidentkit.actionitem;

/** How an action item stands at a moment. Only an item with an owner and a due date can be on time. */
public enum ActionStanding {
    /** It is done. */
    DONE("done"),
    /** It was given up, with a reason. */
    DROPPED("dropped"),
    /** It is not finished, and past its due date or not looked at for over a week. */
    STALE("stale"),
    /** It is not finished, not stale, and lacks an owner or a due date: nobody can say that it is on time. */
    INCOMPLETE("incomplete"),
    /** Somebody sees to it by a day that is not over, and a review looked at it within a week. */
    ON_TIME("on-time");

    private final String code;

    ActionStanding(String code) {
        this.code = code;
    }

    /** Returns the stable code. */
    public String code() {
        return code;
    }
}
