package io.incidentkit.postmortem;

import io.incidentkit.text.Lines;

/**
 * A fact that a document states and for which there is no place of its own, such as {@code Time to repair: 1h 17m}.
 *
 * @param name the name, a literal text on one line
 * @param value the value, Markdown on one line; may be empty
 */
public record FactLine(String name, String value) {
    /**
     * The name of the fact that says of which kind the incident was, where it was not a real one, such as {@code Kind: drill}. As the
     * first of the facts it stands ahead of those of the form, so that nobody takes what follows for real.
     */
    public static final String KIND = "Kind";

    /** Cleans the texts. */
    public FactLine {
        name = Lines.one(name);
        value = Lines.one(value);
    }
}
