package io.incidentkit.markdown;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/** Turns single lines of literal text into Markdown source and back, and source into the cells of a table and back. */
public final class MarkdownText {
    private static final Parser PARSER = Parser.builder().maxInlineNesting(100).build();
    private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder().build();
    private static final Pattern WRITTEN_BREAK = Pattern.compile("<br( *)>");

    private MarkdownText() {}

    /**
     * Escapes a literal text, so that it reads the same in a heading, a list or a table's cell.
     *
     * @param literal one line, without white space around it
     * @return the Markdown source
     */
    public static String escape(String literal) {
        if (literal.isEmpty()) {
            return "";
        }
        Heading heading = new Heading();
        heading.setLevel(1);
        heading.appendChild(new Text(literal));
        return RENDERER.render(heading).substring(2).stripTrailing();
    }

    /**
     * Escapes a literal text of several lines, so that it reads the same as a paragraph. Blank lines are left out.
     *
     * @param literal the text
     * @return the Markdown source, of one paragraph
     */
    public static String escapeLines(String literal) {
        return literal.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(MarkdownText::paragraph)
                .collect(Collectors.joining("\n"));
    }

    private static String paragraph(String line) {
        Paragraph paragraph = new Paragraph();
        paragraph.appendChild(new Text(line));
        return RENDERER.render(paragraph).strip();
    }

    /**
     * Returns what a reader sees of a line of Markdown: markup, targets of links and the like are gone.
     *
     * @param source one line of Markdown
     * @return the literal text
     */
    public static String plain(String source) {
        StringBuilder text = new StringBuilder();
        Node line = PARSER.parse("# " + source.replace('\n', ' ')).getFirstChild();
        if (line != null) {
            collect(line, text);
        }
        return text.toString().strip();
    }

    /**
     * Puts Markdown source into a table's cell; its line breaks become {@code <br>}.
     *
     * @param source the source, without white space around it
     * @return the cell's source; {@link #fromCell} gives the text back
     */
    public static String toCell(String source) {
        // A <br> that was written stays one: a blank in it tells it from a line break.
        String cell = WRITTEN_BREAK
                .matcher(source)
                .replaceAll("<br$1 >")
                .replace("\n", "<br>")
                .replace("|", "\\|");
        return cell.endsWith("\\") ? cell + " " : cell;
    }

    /**
     * Takes Markdown source out of a table's cell.
     *
     * @param cell the cell's source
     * @return the source as it was before {@link #toCell}
     */
    public static String fromCell(String cell) {
        return WRITTEN_BREAK
                .matcher(cell.strip().replace("\\|", "|"))
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1).isEmpty() ? "\n" : "<br" + found.group(1).substring(1) + ">"));
    }

    /**
     * Writes a table.
     *
     * @param header the literal text of the columns' heads
     * @param rows the Markdown source of each row's cells, as many as the header has
     * @return the table's source
     */
    public static String table(List<String> header, List<List<String>> rows) {
        return Stream.concat(
                        Stream.of(
                                row(header.stream().map(MarkdownText::escape).toList()),
                                "|---".repeat(header.size()) + "|"),
                        rows.stream().map(MarkdownText::row))
                .collect(Collectors.joining("\n"));
    }

    private static String row(List<String> cells) {
        return cells.stream().map(MarkdownText::toCell).collect(Collectors.joining("|", "|", "|"));
    }

    private static void collect(Node node, StringBuilder into) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Text text) {
                into.append(text.getLiteral());
            } else if (child instanceof Code code) {
                into.append(code.getLiteral());
            } else if (child instanceof HtmlInline html) {
                into.append(html.getLiteral());
            } else if (child instanceof SoftLineBreak || child instanceof HardLineBreak) {
                into.append(' ');
            } else {
                collect(child, into);
            }
        }
    }
}
