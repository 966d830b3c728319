package io.incidentkit.archive;

import java.util.List;

/**
 * A short part of a text that was found, with the words in it that were looked for. It is text and no HTML: whoever shows it escapes it,
 * part by part.
 *
 * @param where the kind of text that it is a part of, such as {@code root cause}
 * @param text the part as it was written, in one line of at most {@value #LONGEST} {@code char}s, with an ellipsis where it was cut
 * @param marks where those words stand in it, in their order; none lies over another
 */
public record Excerpt(String where, String text, List<Mark> marks) {
    /** The longest text, in {@code char}s. */
    public static final int LONGEST = 240;

    /** Copies the list. */
    public Excerpt {
        marks = List.copyOf(marks);
    }

    /**
     * A word in a text.
     *
     * @param from where it begins, in {@code char}s (UTF-16) from 0
     * @param to behind its last {@code char}
     */
    public record Mark(int from, int to) {}
}
