package io.incidentkit.severity;

/** The ways to tell people that an incident of a level begins, from the most urgent to the least. */
public enum Notification {
    /** Everyone who is on a rota is paged. */
    PAGE_EVERYONE("page-everyone", "page everyone"),
    /** The on-call of the services that are hit is paged. */
    PAGE_ON_CALL("page-on-call", "page the on-call"),
    /** A ticket is opened; nobody is woken. */
    TICKET("ticket", "a ticket"),
    /** An entry in the backlog. */
    BACKLOG("backlog", "the backlog");

    private final String code;
    private final String label;

    Notification(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** Returns the stable code under which this value is stored and configured. */
    public String code() {
        return code;
    }

    /** Returns the words for a person. */
    public String label() {
        return label;
    }
}
