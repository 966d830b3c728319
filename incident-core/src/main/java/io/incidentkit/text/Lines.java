package io.incidentkit.text;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Cleans texts that stand on one line. */
public final class Lines {
    private static final Pattern BREAK = Pattern.compile("[\\t\\r\\n\\x{2028}\\x{2029}]");

    private Lines() {}

    /**
     * Returns the text on one line, without any kind of white space around it.
     *
     * @param text the text, on any number of lines
     */
    public static String one(String text) {
        if (!BREAK.matcher(text).find()) {
            return stripped(text);
        }
        return Arrays.stream(BREAK.split(text))
                .map(Lines::stripped)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /**
     * Returns a heading's text without the hashes ahead of it, or the line below it.
     *
     * @param source the heading's Markdown
     */
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

    /**
     * Returns the text with every line break as {@code \n}, and without a byte order mark.
     *
     * @param text the text, as it came from a file or over the network
     */
    public static String normalised(String text) {
        String marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return marked.replace("\r\n", "\n").replace('\r', '\n');
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
