package io.incidentkit.text;

import io.incidentkit.validation.InputValidator;
import java.util.stream.IntStream;

/**
 * Makes text from outside acceptable instead of refusing it: an alert with an odd character or a long annotation is still
 * an alert. What comes out of here passes {@link InputValidator}.
 */
public final class CleanText {
    private static final char REPLACEMENT = '\uFFFD';

    private CleanText() {}

    /**
     * Makes one line of at most {@link InputValidator#MAX_LINE} characters.
     *
     * @param text the text as it came
     * @return the line
     */
    public static String line(String text) {
        return line(text, InputValidator.MAX_LINE);
    }

    /**
     * Makes one line: control characters and line breaks become a space, and what changes the direction of reading goes.
     *
     * @param text the text as it came
     * @param max at most so many characters
     * @return the line
     */
    public static String line(String text, int max) {
        return cut(replaced(text.codePoints(), false, REPLACEMENT).strip(), max);
    }

    /**
     * Makes a text of several lines: control characters other than tab and line break become a space.
     *
     * @param text the text as it came
     * @param max at most so many characters
     * @return the text
     */
    public static String text(String text, int max) {
        String unix = text.replace("\r\n", "\n").replace('\r', '\n');
        return cut(replaced(unix.codePoints(), true, REPLACEMENT).strip(), max);
    }

    /** The characters with a space for each control character, and a stand-in for each half of a surrogate pair. */
    static String replaced(IntStream points, boolean multiline, char standIn) {
        StringBuilder cleaned = new StringBuilder();
        points.filter(point -> !turns(point, multiline))
                .map(point -> acceptable(point, multiline, standIn))
                .forEach(cleaned::appendCodePoint);
        return cleaned.toString();
    }

    /** Whether a character changes the direction of reading; a mark alone does no harm in a longer text. */
    private static boolean turns(int point, boolean multiline) {
        boolean isMark = point == 0x200e || point == 0x200f || point == 0x061c;
        return (isMark && !multiline) || (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
    }

    private static int acceptable(int point, boolean multiline, char standIn) {
        if (multiline && (point == '\n' || point == '\t')) {
            return point;
        }
        if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            return standIn;
        }
        boolean separator = point == '\u2028' || point == '\u2029';
        return Character.isISOControl(point) || separator ? ' ' : point;
    }

    private static String cut(String text, int max) {
        return InputValidator.isBlank(text) ? "" : Truncation.strippedEllipsis(text, max);
    }
}
