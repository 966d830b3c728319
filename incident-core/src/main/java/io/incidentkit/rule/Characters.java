package io.incidentkit.rule;

/** Which characters can be seen, and which can't be kept. */
final class Characters {
    private static final char LINE_SEPARATOR = 0x2028;
    private static final char PARAGRAPH_SEPARATOR = 0x2029;

    private Characters() {}

    /** Whether nothing is drawn for it. */
    static boolean isInvisible(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.FORMAT
                || isDrawnAsNothing(point);
    }

    /** The fillers of Hangul and the empty sign of Braille: letters and signs by name only. */
    private static boolean isDrawnAsNothing(int point) {
        return point == 0x115f || point == 0x1160 || point == 0x2800 || point == 0x3164 || point == 0xffa0;
    }

    /** Whether the character at that place can't be kept. */
    static boolean isRefused(String text, int i, char c, boolean multiline) {
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
}
