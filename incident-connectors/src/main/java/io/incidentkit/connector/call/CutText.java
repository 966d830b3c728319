package io.incidentkit.connector.call;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Texts cut to what a tool takes, by code points, as tools count them, and never through a character. What is cut says so, and leads to the
 * whole of it where there is a link.
 */
public final class CutText {
    private static final String ELLIPSIS = "…";

    private CutText() {}

    /**
     * Cuts a text.
     *
     * @param text the text
     * @param most at most so many code points, with the ellipsis
     * @return the text, or its beginning with an ellipsis
     */
    public static String to(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return start(text, most - 1).stripTrailing() + ELLIPSIS;
    }

    /**
     * Cuts a text that is one line: line breaks and other control characters become blanks.
     *
     * @param text the text
     * @param most at most so many code points
     */
    public static String lineTo(String text, int most) {
        return to(text.replaceAll("\\s*[\\p{Cc}\\u2028\\u2029]+\\s*", " ").strip(), most);
    }

    /**
     * Cuts a text, and says where the whole of it is.
     *
     * @param text the text
     * @param most at most so many code points, with what is added
     * @param link where the whole stands; null if there is no such place
     */
    public static String to(String text, int most, @Nullable String link) {
        boolean fits = text.codePointCount(0, text.length()) <= most;
        String rest = link == null ? "" : " (all of it: " + link + ")";
        int left = most - rest.codePointCount(0, rest.length());
        return fits || left < 2 ? to(text, most) : to(text, left) + rest;
    }

    /**
     * Cuts a text to a length in bytes of UTF-8.
     *
     * @param text the text
     * @param most at most so many bytes, with the ellipsis
     */
    public static String toBytes(String text, int most) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= most) {
            return text;
        }
        int left = most - ELLIPSIS.getBytes(StandardCharsets.UTF_8).length;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            left -= Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (left < 0) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    private static String start(String text, int points) {
        return text.substring(0, text.offsetByCodePoints(0, Math.max(0, points)));
    }
}
