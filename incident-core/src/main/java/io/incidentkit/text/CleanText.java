package io.incidentkit.text;

import io.incidentkit.validation.InputValidator;

/**
 * Makes text from outside acceptable instead of refusing it: an alert with an odd character or a long annotation is still
 * an alert. What comes out of here passes {@link InputValidator}.
 */
public final class CleanText {
    private static final char REPLACEMENT = '\uFFFD';
    private static final String ELLIPSIS = "…";

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
     * Makes one line: control characters and line breaks become a space.
     *
     * @param text the text as it came
     * @param max at most so many characters
     * @return the line
     */
    public static String line(String text, int max) {
        return cut(replaced(text, false).strip(), max);
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
        return cut(replaced(unix, true).strip(), max);
    }

    private static String replaced(String text, boolean multiline) {
        StringBuilder cleaned = new StringBuilder(text.length());
        text.codePoints().map(point -> acceptable(point, multiline)).forEach(cleaned::appendCodePoint);
        return cleaned.toString();
    }

    private static int acceptable(int point, boolean multiline) {
        if (multiline && (point == '\n' || point == '\t')) {
            return point;
        }
        if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            return REPLACEMENT;
        }
        boolean separator = point == '\u2028' || point == '\u2029';
        return Character.isISOControl(point) || separator ? ' ' : point;
    }

    private static String cut(String text, int max) {
        if (InputValidator.isBlank(text)) {
            return "";
        }
        if (text.length() <= max) {
            return text;
        }
        int end = max - ELLIPSIS.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }
}
