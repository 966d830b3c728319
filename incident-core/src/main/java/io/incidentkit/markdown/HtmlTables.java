package io.incidentkit.markdown;

import io.incidentkit.markdown.SourceBlock.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rewrites the tables that wikis export as HTML into those of Markdown, so that there is one kind of table to read. What
 * has no simple rows, such as a table within a table, stays as it is.
 */
public final class HtmlTables {
    private static final String TAG_END = "\\b[^<>]{0,300}>";
    private static final Pattern OPEN = Pattern.compile("(?i)<table" + TAG_END);
    private static final Pattern CLOSE = Pattern.compile("(?i)</table\\s{0,9}>");
    private static final Pattern ROW = Pattern.compile("(?i)<tr" + TAG_END);
    private static final Pattern CELL = Pattern.compile("(?i)<t[hd]" + TAG_END);
    private static final Pattern BREAK =
            Pattern.compile("(?i)<br\\s{0,9}/?>|</(?:p|li|div)\\s{0,9}>(?=\\s{0,99}<(?:p|li|div)\\b)");
    private static final Pattern STRONG = Pattern.compile("(?i)</?(?:b|strong)>");
    private static final Pattern FRAME = Pattern.compile(
            "(?i)</?(?:p|div|ul|ol|li|span|time|thead|tbody|tfoot|colgroup|col|tr|t[hd]|h[1-6])" + TAG_END + "|&nbsp;");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private HtmlTables() {}

    /**
     * Returns the document with Markdown's tables in place of HTML's.
     *
     * @param source the document
     * @return the same document, if it has none
     */
    public static MarkdownSource asMarkdown(MarkdownSource source) {
        List<String> out = new ArrayList<>();
        int next = 0;
        int end = 0;
        for (SourceBlock block : source.blocks()) {
            if (block.is(Kind.OTHER) && block.firstLine() >= next && begins(block)) {
                // The next line that closes a table stays so for all that begin ahead of it, and is looked for once.
                end = end > block.firstLine() ? end : end(source.lines(), block.firstLine());
                if (end > source.lines().size()) {
                    break;
                }
                boolean holdsAnother = opensAnother(source.lines(), block.firstLine(), end);
                String table = holdsAnother ? "" : table(source.lines(block.firstLine(), end));
                if (!table.isEmpty()) {
                    out.addAll(source.lines().subList(next, block.firstLine()));
                    out.addAll(List.of("", table, ""));
                    next = end;
                }
            }
        }
        if (next == 0) {
            return source;
        }
        out.addAll(source.lines().subList(next, source.lines().size()));
        return MarkdownSource.parse(String.join("\n", out));
    }

    private static boolean begins(SourceBlock block) {
        return block.source().stripLeading().toLowerCase(Locale.ROOT).startsWith("<table");
    }

    /** The line behind the one that closes the table, which blank lines can part from its beginning; behind all if none does. */
    private static int end(List<String> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (CLOSE.matcher(lines.get(i)).find()) {
                return i + 1;
            }
        }
        return lines.size() + 1;
    }

    private static boolean opensAnother(List<String> lines, int from, int end) {
        return IntStream.range(from + 1, end)
                .anyMatch(line -> OPEN.matcher(lines.get(line)).find());
    }

    private static String table(String html) {
        boolean isSimple = OPEN.matcher(html).results().limit(2).count() == 1
                && CLOSE.split(html, -1).length == 2
                && CLOSE.split(html, -1)[1].isBlank();
        if (!isSimple) {
            return "";
        }
        List<List<String>> rows = Arrays.stream(ROW.split(CLOSE.split(html, -1)[0], -1))
                .skip(1)
                .map(HtmlTables::cells)
                .filter(cells -> !cells.isEmpty())
                .toList();
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        if (width == 0) {
            return "";
        }
        String rule = "|" + "---|".repeat(width);
        String body = rows.stream().skip(1).map(cells -> row(cells, width)).collect(Collectors.joining("\n"));
        return row(rows.get(0), width) + "\n" + rule + (body.isEmpty() ? "" : "\n" + body);
    }

    private static List<String> cells(String row) {
        return Arrays.stream(CELL.split(row, -1)).skip(1).map(HtmlTables::cell).toList();
    }

    /** Inline tags are Markdown as well, and stay. */
    private static String cell(String html) {
        String broken = BREAK.matcher(html).replaceAll("\u2028");
        String bold = STRONG.matcher(broken).replaceAll("**");
        String text = SPACE.matcher(FRAME.matcher(bold).replaceAll(" ")).replaceAll(" ");
        return MarkdownText.toCell(Arrays.stream(text.split("\u2028", -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n")));
    }

    private static String row(List<String> cells, int width) {
        return "| " + String.join(" | ", cells) + " |" + " |".repeat(width - cells.size());
    }
}
