package io.incidentkit.blameless;

/** The kinds of those who are made the cause. */
public enum BlameKind {
    /** A person who is named, by a name, a handle or a pronoun that stands for one. */
    BLAME_NAMED("blame-named"),
    /** A role, a group or a human failing without a name, such as "operator error". */
    BLAME_ROLE("blame-role");

    private final String code;

    BlameKind(String code) {
        this.code = code;
    }

    /** Returns the stable name for stored data and HTTP answers. */
    public String code() {
        return code;
    }
}
