package io.incidentkit.markdown;

import io.incidentkit.markdown.SourceBlock.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes Markdown that people wrote safe to stand as the body of a section: its headings lie below the section's, and
 * nothing in it runs on into what follows. Everything else stays as it was written.
 */
public final class MarkdownSection {
    private static final String NEXT = "\n\n## x\n";
    private static final List<String> HTML_ENDS =
            List.of("-->", "?>", ">", "]]>", "</script>", "</pre>", "</style>", "</textarea>");
    private static final Pattern OPENING_HASHES = Pattern.compile("^ {0,3}#{1,6}");
    private static final Pattern SUSPECT = Pattern.compile("(?m)^ {0,3}(?:[#~`<]|=+[ \\t]*$|-+[ \\t]*$)"
            // A parser that has gone very deep takes what follows for text.
            + "|^(?:[ \\t]*(?:[>*+-]|\\d{1,9}[.)])){30}|^[ \\t]{60}");

    private MarkdownSection() {}

    /**
     * Returns the source as a section's body. Doing it again changes nothing.
     *
     * @param source the Markdown source
     * @param topLevel the highest level that a heading in it may have
     * @return the body, with {@code \n} as line breaks and without blank lines around it
     */
    public static String body(String source, int topLevel) {
        if (source.isBlank()) {
            return "";
        }
        String text =
                source.indexOf('\r') < 0 ? source : source.replace("\r\n", "\n").replace('\r', '\n');
        text = withoutBlankLinesAhead(text.stripTrailing());
        return SUSPECT.matcher(text).find() ? closed(lowered(text, topLevel)) : text;
    }

    private static String withoutBlankLinesAhead(String text) {
        int from = 0;
        for (int i = 0; i < text.length() && " \t\n".indexOf(text.charAt(i)) >= 0; i++) {
            from = text.charAt(i) == '\n' ? i + 1 : from;
        }
        return text.substring(from);
    }

    /**
     * Tells whether a text is nothing but one paragraph.
     *
     * @param source the Markdown source
     * @return whether it is
     */
    public static boolean isParagraph(String source) {
        List<SourceBlock> blocks = MarkdownSource.parse(source).blocks();
        return blocks.size() == 1 && blocks.get(0).is(Kind.PARAGRAPH);
    }

    private static String lowered(String text, int topLevel) {
        MarkdownSource source = MarkdownSource.parse(text);
        List<SourceBlock> headings = source.headings();
        int highest = headings.stream().mapToInt(SourceBlock::level).min().orElse(topLevel);
        if (highest >= topLevel) {
            return text;
        }
        List<String> lines = new ArrayList<>(source.lines());
        for (int i = headings.size() - 1; i >= 0; i--) {
            lower(headings.get(i), topLevel - highest, lines);
        }
        return String.join("\n", lines);
    }

    private static void lower(SourceBlock heading, int by, List<String> lines) {
        String hashes = "#".repeat(Math.min(6, heading.level() + by));
        List<String> own = lines.subList(heading.firstLine(), heading.lastLine() + 1);
        if (own.size() == 1) {
            own.set(0, OPENING_HASHES.matcher(own.get(0)).replaceFirst(hashes));
            return;
        }
        String text = own.subList(0, own.size() - 1).stream().map(String::strip).collect(Collectors.joining(" "));
        own.clear();
        // Hashes at the end belong to the text here; behind them one more is only decoration.
        own.add((hashes + " " + text + (text.endsWith("#") ? " #" : "")).stripTrailing());
    }

    private static String closed(String text) {
        if (isClosed(text)) {
            return text;
        }
        SourceBlock last = MarkdownSource.parse(text).blocks().stream()
                .reduce((one, next) -> next)
                .orElse(null);
        String fence = last == null ? "" : last.fence();
        if (!fence.isEmpty() && isClosed(text + "\n" + fence)) {
            return text + "\n" + fence;
        }
        return htmlEnds(last).stream()
                .map(end -> text + "\n" + end)
                .filter(MarkdownSection::isClosed)
                .findFirst()
                .orElseGet(() -> asCode(text));
    }

    /** Nothing else ends a block that is not HTML, such as lists that lie too deep within each other. */
    private static List<String> htmlEnds(@Nullable SourceBlock last) {
        return last != null && last.isHtml() ? HTML_ENDS : List.of();
    }

    private static boolean isClosed(String text) {
        List<SourceBlock> blocks = MarkdownSource.parse(text + NEXT).blocks();
        SourceBlock last = blocks.get(blocks.size() - 1);
        return last.level() == 2
                && last.firstLine() == text.chars().filter(c -> c == '\n').count() + 2;
    }

    private static String asCode(String text) {
        int longest = Arrays.stream(text.split("[^~]+", -1))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        String fence = "~".repeat(Math.max(3, longest + 1));
        return fence + "\n" + text + "\n" + fence;
    }
}
