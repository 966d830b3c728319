package io.incidentkit.validation;

import java.util.ArrayDeque;
import java.util.Deque;

/** Single characters of a text: those that show nothing, and those that no store or page can keep. */
final class Characters {
    private static final char LINE_SEPARATOR = 0x2028;
    private static final char PARAGRAPH_SEPARATOR = 0x2029;

    private static final char LEFT_TO_RIGHT_OVERRIDE = 0x202d;
    private static final char RIGHT_TO_LEFT_OVERRIDE = 0x202e;

    private Characters() {}

    /** Whether a text shows nothing: white space of any kind, and characters without width. */
    static boolean showNothing(String text) {
        int i = 0;
        while (i < text.length() && showsNothing(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i >= text.length();
    }

    private static boolean showsNothing(int c) {
        if (c > ' ' && c < 0x7f) {
            return false;
        }
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || isFiller(c);
    }

    /** Letters, marks and symbols by their category, that are drawn as nothing. */
    private static boolean isFiller(int c) {
        return switch (c) {
            case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0 -> true;
            default -> (c >= 0x180b && c <= 0x180f) || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
        };
    }

    /** The place of the first character that is refused, or -1 if there is none. */
    static int firstRefused(String text, boolean multiline) {
        for (int i = 0; i < text.length(); i++) {
            if (isRefused(text, i, text.charAt(i), multiline)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isRefused(String text, int i, char c, boolean multiline) {
        if (c >= ' ' && c < 0x7f) {
            return false;
        }
        if (Character.isSurrogate(c)) {
            // A lone surrogate can't be stored as UTF-8.
            boolean pairStart = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            boolean pairEnd = Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
            return !pairStart && !pairEnd;
        }
        if (c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR) {
            return !multiline;
        }
        return Character.isISOControl(c) && !(multiline && (c == '\n' || c == '\t'));
    }

    /**
     * The place of the first character that changes the direction of reading and does harm, or -1 if there is none. In one line
     * that is each; in a longer text an override, and what is opened and not closed on its line.
     */
    static int firstTurning(String text, boolean multiline) {
        Deque<Integer> opened = new ArrayDeque<>(0);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' && !opened.isEmpty()) {
                return opened.getLast();
            }
            if (turns(c)) {
                if (!multiline || c == LEFT_TO_RIGHT_OVERRIDE || c == RIGHT_TO_LEFT_OVERRIDE) {
                    return i;
                }
                if (closes(c)) {
                    opened.pollFirst();
                } else if (!isMark(c)) {
                    opened.addFirst(i);
                }
            }
        }
        return opened.isEmpty() ? -1 : opened.getLast();
    }

    private static boolean turns(int c) {
        return c >= 0x061c && (isMark(c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069));
    }

    private static boolean isMark(int c) {
        return c == 0x200e || c == 0x200f || c == 0x061c;
    }

    private static boolean closes(char c) {
        return c == 0x202c || c == 0x2069;
    }
}
