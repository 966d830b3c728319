package io.incidentkit.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A Markdown document with its blocks and, for each of them, the source as it was written.
 *
 * <p>Immutable as long as nobody changes the blocks.
 */
public final class MarkdownSource {
    private static final int DEEPEST = 100;
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxInlineNesting(DEEPEST)
            .build();

    private final List<String> lines;
    private final List<Node> blocks;

    private MarkdownSource(List<String> lines, List<Node> blocks) {
        this.lines = lines;
        this.blocks = blocks;
    }

    /**
     * Reads a document.
     *
     * @param source the source, with {@code \n} as line breaks
     * @return the document
     */
    public static MarkdownSource parse(String source) {
        return new MarkdownSource(List.of(source.split("\n", -1)), children(PARSER.parse(source)));
    }

    /** Returns the source's lines. */
    public List<String> lines() {
        return lines;
    }

    /** Returns the document's top blocks, in order. */
    public List<Node> blocks() {
        return blocks;
    }

    /**
     * Returns the nodes directly in another.
     *
     * @param parent the other
     * @return its children, in order
     */
    public static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return List.copyOf(children);
    }

    /**
     * Returns the number of a block's first line.
     *
     * @param block a block of a document read by this class
     * @return the line, from 0
     */
    public static int firstLine(Node block) {
        List<SourceSpan> spans = block.getSourceSpans();
        return spans.isEmpty() ? 0 : spans.get(0).getLineIndex();
    }

    /**
     * Returns the number of a block's last line.
     *
     * @param block a block of a document read by this class
     * @return the line, from 0
     */
    public static int lastLine(Node block) {
        List<SourceSpan> spans = block.getSourceSpans();
        return spans.isEmpty() ? -1 : spans.get(spans.size() - 1).getLineIndex();
    }

    /**
     * Returns the source of some lines.
     *
     * @param from the first line, from 0
     * @param to the line behind the last
     * @return the source
     */
    public String lines(int from, int to) {
        return from >= to ? "" : String.join("\n", lines.subList(from, Math.min(to, lines.size())));
    }

    /**
     * Returns a block's source without the indentation and markers of what it lies in.
     *
     * @param block the block
     * @return its source; blank lines in it are empty
     */
    public String source(Node block) {
        StringBuilder text = new StringBuilder();
        int line = firstLine(block);
        for (SourceSpan span : block.getSourceSpans()) {
            for (; line < span.getLineIndex(); line++) {
                text.append('\n');
            }
            text.append(text(span));
        }
        return text.toString();
    }

    /**
     * Returns the source of several blocks that follow each other, as {@link #source(Node)} does.
     *
     * @param siblings the blocks
     * @return their source
     */
    public String source(List<Node> siblings) {
        StringBuilder text = new StringBuilder();
        int line = siblings.isEmpty() ? 0 : firstLine(siblings.get(0));
        for (Node block : siblings) {
            if (block.getSourceSpans().isEmpty()) {
                continue;
            }
            text.append("\n".repeat(Math.max(0, firstLine(block) - line)));
            text.append(source(block));
            line = lastLine(block);
        }
        return text.toString();
    }

    /**
     * Returns the cells of a table, row by row, the header first. What a row has too much lies in its last cell.
     *
     * @param table the table
     * @return the source of the cells, as {@link MarkdownText#fromCell} reads them
     */
    public List<List<String>> cells(TableBlock table) {
        List<List<String>> rows = new ArrayList<>();
        for (Node part : children(table)) {
            for (Node row : children(part)) {
                rows.add(cells((TableRow) row));
            }
        }
        return rows;
    }

    private List<String> cells(TableRow row) {
        List<String> cells = new ArrayList<>();
        Node last = row.getLastChild();
        for (Node cell : children(row)) {
            SourceSpan span = cell.getSourceSpans().isEmpty()
                    ? null
                    : cell.getSourceSpans().get(0);
            String source = span == null ? "" : cell == last ? restOfRow(row, span) : text(span);
            cells.add(MarkdownText.fromCell(source));
        }
        return cells;
    }

    private String restOfRow(TableRow row, SourceSpan cell) {
        SourceSpan whole = row.getSourceSpans().get(0);
        String rest = lines.get(cell.getLineIndex())
                .substring(cell.getColumnIndex(), whole.getColumnIndex() + whole.getLength())
                .stripTrailing();
        return rest.endsWith("|") && !rest.endsWith("\\|") ? rest.substring(0, rest.length() - 1) : rest;
    }

    private String text(SourceSpan span) {
        return lines.get(span.getLineIndex())
                .substring(span.getColumnIndex(), span.getColumnIndex() + span.getLength());
    }
}
