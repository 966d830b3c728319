package io.incidentkit.blameless;

import java.util.Arrays;

/** The readable characters of one block of a text, and where each of them stands in the text. */
final class Prose {
    /** Stands for code, an address or a picture: something with a name that is not read. */
    static final char OPAQUE = '\uFFFC';

    /** Ends a sentence where no mark does: a hard line break. */
    static final char END = '\u2028';

    private final StringBuilder chars = new StringBuilder();
    private int[] offsets = new int[64];

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

    int length() {
        return chars.length();
    }

    char at(int i) {
        return chars.charAt(i);
    }

    int offset(int i) {
        return offsets[i];
    }

    String slice(int from, int to) {
        return chars.substring(from, to);
    }
}
