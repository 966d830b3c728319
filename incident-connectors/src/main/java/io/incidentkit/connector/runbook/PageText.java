package io.incidentkit.connector.runbook;

import io.incidentkit.markdown.MarkdownText;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words and code as Markdown. What stands in code comes out as it went in, whatever it is. */
final class PageText {
    private static final int SHORTEST_FENCE = 3;

    private static final Pattern BLOCK_MARK = Pattern.compile("(?m)^([-+#>=]|\\d{1,9}(?=[.)](\\s|$)))");

    private PageText() {}

    /** Words within a line, with the white space around them. */
    static String words(String text) {
        // A space that does not break is none that is meant.
        String spaced = text.replace('\u00a0', ' ');
        String stripped = spaced.strip();
        if (stripped.isEmpty()) {
            return spaced.isEmpty() ? "" : " ";
        }
        int at = spaced.indexOf(stripped);
        return (at > 0 ? " " : "")
                + MarkdownText.escape(stripped)
                + (at + stripped.length() < spaced.length() ? " " : "");
    }

    /** A paragraph of words that are Markdown already: what would make it a list or a heading is taken as it is. */
    static String paragraph(String words) {
        return BLOCK_MARK.matcher(words).replaceAll(mark -> {
            String begin = mark.group(1);
            return Character.isDigit(begin.charAt(0)) ? begin + "\\\\" : "\\\\" + begin;
        });
    }

    /** A block of code, with an end of line after it. */
    static String block(String code, String language) {
        String fence = "`".repeat(Math.max(SHORTEST_FENCE, longestRun(code) + 1));
        return fence + language(language) + "\n" + code + (code.isEmpty() || code.endsWith("\n") ? "" : "\n") + fence
                + "\n";
    }

    /** Code within a line. */
    static String inline(String code) {
        String line = code.replace('\n', ' ');
        if (line.isBlank()) {
            return line;
        }
        String ticks = "`".repeat(longestRun(line) + 1);
        // A space on both sides is taken away again when it is read.
        boolean needsSpace = line.startsWith("`") || line.endsWith("`") || (line.startsWith(" ") && line.endsWith(" "));
        String space = needsSpace ? " " : "";
        return ticks + space + line + space + ticks;
    }

    /** The word after a fence: of letters and digits alone, so that it is no text of its own. */
    private static String language(String language) {
        String word = language.strip().toLowerCase(Locale.ROOT);
        return word.matches("[a-z0-9+#.-]{1,30}") ? word : "";
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
