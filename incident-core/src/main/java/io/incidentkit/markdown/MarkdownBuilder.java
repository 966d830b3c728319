package io.incidentkit.markdown;

import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/**
 * Builds a Markdown document block by block. Texts are taken literally and escaped; {@link #markdown} takes text that is
 * Markdown already.
 *
 * <p>Not thread-safe; one instance builds one document.
 */
public final class MarkdownBuilder {
    private static final List<org.commonmark.Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder()
            .extensions(EXTENSIONS)
            .nodeRendererFactory(new TildeEscape())
            .build();

    private final Document document = new Document();

    /** Creates an empty document. */
    public MarkdownBuilder() {}

    /**
     * Adds a heading.
     *
     * @param level 1 to 6
     * @param text the heading's text, on one line
     */
    public void heading(int level, String text) {
        Heading heading = new Heading();
        heading.setLevel(level);
        heading.appendChild(new Text(oneLine(text)));
        document.appendChild(heading);
    }

    /**
     * Adds a text; its line breaks stay, a blank line begins a new paragraph.
     *
     * @param text the literal text
     */
    public void paragraph(String text) {
        // Atomic, because \R alone takes a CR LF for two line breaks where that makes it match.
        for (String part : text.strip().split("(?>\\R)\\s*\\R", -1)) {
            document.appendChild(literalParagraph(part));
        }
    }

    /**
     * Adds a list of {@code **name:** value} lines.
     *
     * @param facts names and values, each a list of two
     */
    public void facts(List<List<String>> facts) {
        BulletList list = bulletList();
        for (List<String> fact : facts) {
            StrongEmphasis name = new StrongEmphasis("**");
            name.appendChild(new Text(oneLine(fact.get(0)) + ":"));
            Paragraph line = new Paragraph();
            line.appendChild(name);
            line.appendChild(new Text(" " + oneLine(fact.get(1))));
            list.appendChild(item(line));
        }
        document.appendChild(list);
    }

    /**
     * Adds a bullet list.
     *
     * @param items the literal text of each item; a blank one is left out
     */
    public void bullets(List<String> items) {
        BulletList list = bulletList();
        items.stream().filter(text -> !text.isBlank()).forEach(text -> list.appendChild(item(literalParagraph(text))));
        document.appendChild(list);
    }

    /**
     * Adds a table.
     *
     * @param header the literal text of the columns' heads
     * @param rows the literal text of each row's cells, as many as the header has
     */
    public void table(List<String> header, List<List<String>> rows) {
        TableBlock table = new TableBlock();
        TableHead head = new TableHead();
        head.appendChild(row(header, true));
        table.appendChild(head);
        if (!rows.isEmpty()) {
            TableBody body = new TableBody();
            rows.forEach(cells -> body.appendChild(row(cells, false)));
            table.appendChild(body);
        }
        document.appendChild(table);
    }

    /**
     * Adds text that is Markdown already.
     *
     * @param markdown the Markdown source
     */
    public void markdown(String markdown) {
        Node parsed = PARSER.parse(markdown);
        while (parsed.getFirstChild() != null) {
            document.appendChild(parsed.getFirstChild());
        }
    }

    /**
     * Adds an invisible hint for the one who edits the document.
     *
     * @param hint one line without {@code --}
     */
    public void comment(String hint) {
        HtmlBlock comment = new HtmlBlock();
        comment.setLiteral("<!-- " + oneLine(hint).replace("--", "- -") + " -->");
        document.appendChild(comment);
    }

    /** Returns the document as Markdown source, ending with a line break. */
    public String toMarkdown() {
        String source = RENDERER.render(document);
        return source.endsWith("\n") ? source : source + "\n";
    }

    private static BulletList bulletList() {
        BulletList list = new BulletList();
        list.setMarker("-");
        list.setTight(true);
        return list;
    }

    private static ListItem item(Paragraph content) {
        ListItem item = new ListItem();
        item.setContentIndent(2);
        item.appendChild(content);
        return item;
    }

    private static TableRow row(List<String> cells, boolean header) {
        TableRow row = new TableRow();
        for (String text : cells) {
            TableCell cell = new TableCell();
            cell.setHeader(header);
            cell.appendChild(new Text(cellText(text)));
            row.appendChild(cell);
        }
        return row;
    }

    private static Paragraph literalParagraph(String text) {
        Paragraph paragraph = new Paragraph();
        for (String line : text.strip().split("\\s*\\R\\s*", -1)) {
            if (paragraph.getFirstChild() != null) {
                paragraph.appendChild(new HardLineBreak());
            }
            appendAtLineStart(paragraph, line);
        }
        return paragraph;
    }

    /** The renderer escapes most of what means something at the start of a line, but neither a bullet nor a table's rule. */
    private static void appendAtLineStart(Paragraph paragraph, String line) {
        if (line.startsWith("+") || line.startsWith(":-")) {
            HtmlInline escaped = new HtmlInline();
            escaped.setLiteral("\\" + line.charAt(0));
            paragraph.appendChild(escaped);
            paragraph.appendChild(new Text(line.substring(1)));
        } else {
            paragraph.appendChild(new Text(line));
        }
    }

    /** A backslash at the end of a cell would escape the cell's border. */
    private static String cellText(String text) {
        String line = oneLine(text);
        return line.endsWith("\\") ? line + " " : line;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
