package io.incidentkit.markdown;

import java.util.Arrays;
import java.util.List;

/**
 * The readable characters of one block of a text, and where each of them stands in the text. Code, addresses and pictures
 * are left out or stand as {@link #OPAQUE}; code blocks, comments and block quotes are left out.
 */
public final class MarkdownProse {
    /** Stands for code, an address or a picture: something with a name that is not read. */
    public static final char OPAQUE = '\uFFFC';

    /** Ends a sentence where no mark does: a hard line break. */
    public static final char END = '\u2028';

    private final StringBuilder chars = new StringBuilder();
    private int[] offsets = new int[64];

    MarkdownProse() {}

    /**
     * Reads a text.
     *
     * @param text Markdown or plain text, any there is
     * @return its blocks, in the order of the text
     */
    public static List<MarkdownProse> read(String text) {
        return MarkdownProseReader.read(text);
    }

    /** Adds a character of the text. */
    void add(char c, int offset) {
        if (chars.length() == offsets.length) {
            offsets = Arrays.copyOf(offsets, offsets.length * 2);
        }
        offsets[chars.length()] = offset;
        chars.append(c);
    }

    /** Adds a mark for something that is not read, at the place of the last character. */
    void addMark(char mark) {
        add(mark, chars.length() == 0 ? 0 : offsets[chars.length() - 1]);
    }

    /** Returns how many characters there are. */
    public int length() {
        return chars.length();
    }

    /**
     * Returns a character.
     *
     * @param i its place, from 0 to before {@link #length()}
     * @return the character, {@link #OPAQUE} or {@link #END}
     */
    public char at(int i) {
        return chars.charAt(i);
    }

    /**
     * Returns where a character stands.
     *
     * @param i its place here
     * @return its place in the text that was read
     */
    public int offset(int i) {
        return offsets[i];
    }

    /**
     * Returns some of the characters.
     *
     * @param from the place of the first one
     * @param to the place after the last one
     * @return the characters
     */
    public String slice(int from, int to) {
        return chars.substring(from, to);
    }
}
