package io.incidentkit.blameless;

/** Who is made the cause. */
public enum BlameKind {
    /** A person who is named, by a name, a handle or a pronoun that stands for one. */
    BLAME_NAMED("blame-named", "a person"),
    /** A role, a group or a human failing without a name, such as "operator error". */
    BLAME_ROLE("blame-role", "a role");

    private final String code;
    private final String label;

    BlameKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** Returns the stable name for stored data and HTTP answers. */
    public String code() {
        return code;
    }

    String label() {
        return label;
    }
}
