package io.incidentkit.postmortem;

import io.incidentkit.text.Lines;

/**
 * A fact that a document states and for which there is no place of its own, such as {@code Time to repair: 1h 17m}.
 *
 * @param name the name, a literal text on one line
 * @param value the value, Markdown on one line; may be empty
 */
public record FactLine(String name, String value) {

    /** Cleans the texts. */
    public FactLine {
        name = Lines.one(name);
        value = Lines.one(value);
    }
}
