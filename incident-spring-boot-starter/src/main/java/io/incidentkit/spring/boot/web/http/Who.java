package io.incidentkit.spring.boot.web.http;

/** Those who may use an operation. What they see of it is what they may see of incidents. */
public enum Who {
    /** Anybody whom the host lets read. */
    READER("whoever reads"),
    /** Somebody who is known. */
    ACTOR("an actor"),
    /** Somebody who may administer. */
    ADMINISTRATOR("who may administer"),
    /** A program that tells what it measured. */
    SENDER("who sends alerts"),
    /** A tool, which is known by a secret of its own. */
    TOOL("a tool, by its secret");

    private final String words;

    Who(String words) {
        this.words = words;
    }

    /** Returns it in words. */
    public String words() {
        return words;
    }
}
