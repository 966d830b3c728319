package io.incidentkit.text;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Cleans texts that stand on one line. */
public final class Lines {
    private static final Pattern BREAK = Pattern.compile("[\\t\\r\\n\\x{2028}\\x{2029}]");

    private Lines() {}

    /** Returns the text on one line, without any kind of white space around it. */
    public static String one(String text) {
        if (!BREAK.matcher(text).find()) {
            return stripped(text);
        }
        return Arrays.stream(BREAK.split(text))
                .map(Lines::stripped)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Returns a heading's source without the hashes ahead of it, or the line below it. */
    public static String heading(String source) {
        String text = source.strip();
        int underline = text.lastIndexOf('\n');
        if (underline >= 0) {
            return one(text.substring(0, underline));
        }
        int from = 0;
        while (from < text.length() && text.charAt(from) == '#') {
            from++;
        }
        return text.substring(from).strip();
    }

    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
