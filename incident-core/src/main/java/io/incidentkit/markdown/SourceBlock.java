package io.incidentkit.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/**
 * One block of a Markdown document with its source as it was written.
 *
 * <p>Immutable and thread-safe.
 */
public final class SourceBlock {
    /** Only such a paragraph can be bold from its beginning. */
    private static final Pattern STRONG_START = Pattern.compile("\\s*(?:\\*\\*|__)");
    /** The heading's words have no mark, and so are what a reader sees. */
    private static final Pattern UNMARKED_HEADING = Pattern.compile(
            "#{1,6}[ \\t]+([\\p{L}\\p{Nd}](?:[\\p{L}\\p{Nd} ,.;()/'-]*[\\p{L}\\p{Nd},.;()/'-])?)[ \\t]*");

    private final Node node;
    private final String document;
    private final Inlines inlines;

    private SourceBlock(Node node, String document, Inlines inlines) {
        this.node = node;
        this.document = document;
        this.inlines = inlines;
    }

    /** The kinds of blocks, as far as their readers ask. */
    public enum Kind {
        /** A heading. */
        HEADING,
        /** A paragraph. */
        PARAGRAPH,
        /** A list; its children are items. */
        LIST,
        /** An item of a list. */
        ITEM,
        /** A table. */
        TABLE,
        /** A line across the page. */
        RULE,
        /** Anything else, such as code or a quotation. */
        OTHER
    }

    /** Returns what the block is. */
    public Kind kind() {
        if (node instanceof Heading) {
            return Kind.HEADING;
        } else if (node instanceof Paragraph) {
            return Kind.PARAGRAPH;
        } else if (node instanceof ListBlock) {
            return Kind.LIST;
        } else if (node instanceof ListItem) {
            return Kind.ITEM;
        } else if (node instanceof TableBlock) {
            return Kind.TABLE;
        }
        return node instanceof ThematicBreak ? Kind.RULE : Kind.OTHER;
    }

    /**
     * Tells whether the block is of a kind.
     *
     * @param kind the kind
     * @return whether it is
     */
    public boolean is(Kind kind) {
        return kind() == kind;
    }

    /** Returns a heading's level, 1 to 6; 0 for every other block. */
    public int level() {
        return node instanceof Heading heading ? heading.getLevel() : 0;
    }

    /** Returns whether this is a paragraph that is bold from end to end, but for a colon behind it. */
    public boolean isBoldParagraph() {
        boolean canBe =
                node instanceof Paragraph && STRONG_START.matcher(source()).lookingAt();
        Node first = canBe ? inlines.in(node).getFirstChild() : null;
        Node second = first == null ? null : first.getNext();
        boolean onlyColon = second instanceof Text text
                && text.getNext() == null
                && text.getLiteral().strip().equals(":");
        return first instanceof StrongEmphasis && (second == null || onlyColon);
    }

    /** Returns whether this is a quotation. */
    public boolean isQuotation() {
        return node instanceof BlockQuote;
    }

    /** Returns whether this is a block of HTML. */
    public boolean isHtml() {
        return node instanceof HtmlBlock;
    }

    /** Returns whether this is a numbered list. */
    public boolean isNumberedList() {
        return node instanceof OrderedList;
    }

    /** Returns the number of a numbered list's first item; 1 if this is none. */
    public int firstNumber() {
        Integer number = node instanceof OrderedList list ? list.getMarkerStartNumber() : null;
        return number == null ? 1 : number;
    }

    /** Returns whether this shows nothing: a comment, the target of a link, a line across the page. */
    public boolean isSilent() {
        return node instanceof ThematicBreak
                || node instanceof LinkReferenceDefinition
                || (node instanceof HtmlBlock html
                        && html.getLiteral().stripLeading().startsWith("<!--"));
    }

    /** Returns the text without its marks, on one line. */
    public String plain() {
        if (node instanceof Heading) {
            Matcher unmarked = UNMARKED_HEADING.matcher(source());
            if (unmarked.matches()) {
                return unmarked.group(1);
            }
        }
        return NodeText.plain(inlines.in(node));
    }

    /** Returns the blocks of code at or below this, in their order; those of blanks alone are left out. */
    public List<CodeBlock> code() {
        return NodeText.code(node);
    }

    /** Returns the blocks directly in this one, in order. */
    public List<SourceBlock> children() {
        return children(node, document, inlines);
    }

    /** Returns the number of the first line, from 0. */
    public int firstLine() {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.isEmpty() ? 0 : spans.get(0).getLineIndex();
    }

    /** Returns the number of the last line, from 0; -1 for a block without any. */
    public int lastLine() {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.isEmpty() ? -1 : spans.get(spans.size() - 1).getLineIndex();
    }

    /** Returns the source without the indentation and markers of what the block lies in. Blank lines are empty. */
    public String source() {
        StringBuilder text = new StringBuilder();
        int line = firstLine();
        for (SourceSpan span : node.getSourceSpans()) {
            for (; line < span.getLineIndex(); line++) {
                text.append('\n');
            }
            text.append(text(span));
        }
        return text.toString();
    }

    /** Returns the source of what lies in this block, such as an item without its marker. */
    public String content() {
        return source(children());
    }

    /**
     * Returns the source of several blocks that follow each other.
     *
     * @param siblings the blocks
     * @return their source
     */
    public static String source(List<SourceBlock> siblings) {
        StringBuilder text = new StringBuilder();
        int line = siblings.isEmpty() ? 0 : siblings.get(0).firstLine();
        for (SourceBlock block : siblings) {
            if (block.lastLine() >= 0) {
                text.append("\n".repeat(Math.max(0, block.firstLine() - line)));
                text.append(block.source());
                line = block.lastLine();
            }
        }
        return text.toString();
    }

    /**
     * Returns a table's cells, row by row, the header first. What a row has too much lies in its last cell.
     *
     * @return the source of the cells, as {@link MarkdownText#fromCell} reads them; empty for every other block
     */
    public List<List<String>> cells() {
        List<List<String>> rows = new ArrayList<>();
        if (node instanceof TableBlock) {
            children().forEach(part -> part.children().forEach(row -> rows.add(row.cellsOfRow())));
        }
        return rows;
    }

    /** Returns the line that closes a fenced block of code; empty for every other block. */
    String fence() {
        return node instanceof FencedCodeBlock code
                ? code.getFenceCharacter().repeat(code.getOpeningFenceLength())
                : "";
    }

    /** Where its source begins in the document. */
    int start() {
        return node.getSourceSpans().get(0).getInputIndex();
    }

    /** Where its source ends in the document. */
    int end() {
        SourceSpan last = node.getSourceSpans().get(node.getSourceSpans().size() - 1);
        return last.getInputIndex() + last.getLength();
    }

    static List<SourceBlock> children(Node parent, String document, Inlines inlines) {
        List<SourceBlock> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(new SourceBlock(child, document, inlines));
        }
        return List.copyOf(children);
    }

    private List<String> cellsOfRow() {
        List<String> cells = new ArrayList<>();
        for (Node cell = node.getFirstChild(); cell != null; cell = cell.getNext()) {
            SourceSpan span = cell.getSourceSpans().isEmpty()
                    ? null
                    : cell.getSourceSpans().get(0);
            String source = span == null ? "" : cell == node.getLastChild() ? restOfRow(span) : text(span);
            cells.add(MarkdownText.fromCell(source));
        }
        return cells;
    }

    private String restOfRow(SourceSpan cell) {
        SourceSpan whole = node.getSourceSpans().get(0);
        String rest = document.substring(cell.getInputIndex(), whole.getInputIndex() + whole.getLength())
                .stripTrailing();
        return rest.endsWith("|") && !rest.endsWith("\\|") ? rest.substring(0, rest.length() - 1) : rest;
    }

    private String text(SourceSpan span) {
        return document.substring(span.getInputIndex(), span.getInputIndex() + span.getLength());
    }
}
