package io.incidentkit.markdown;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A Markdown document with its blocks and, for each of them, the source as it was written.
 *
 * <p>Immutable and thread-safe.
 */
public final class MarkdownSource {
    /** Deeper nesting than this is no text for people; the bound keeps hostile input from costing much. */
    private static final int DEEPEST = 100;

    private static final Parser BLOCKS =
            parser().inlineParserFactory(context -> (lines, block) -> {}).build();
    private static final Parser BLOCKS_AND_INLINES = parser().build();

    private final String source;
    private final List<String> lines;
    private final List<SourceBlock> blocks;

    private MarkdownSource(String source) {
        this.source = source;
        this.lines = List.of(source.split(source.indexOf('\r') < 0 ? "\n" : "\r\n|\r|\n", -1));
        Node document = BLOCKS.parse(source);
        this.blocks = SourceBlock.children(document, source, new Inlines(BLOCKS_AND_INLINES, source, document));
    }

    private static Parser.Builder parser() {
        return Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .maxOpenBlockParsers(DEEPEST)
                .maxInlineNesting(DEEPEST);
    }

    /**
     * Reads a document.
     *
     * @param source the source, with any line breaks
     * @return the document; any text is one
     */
    public static MarkdownSource parse(String source) {
        return new MarkdownSource(source);
    }

    /** Returns the source's lines. */
    public List<String> lines() {
        return lines;
    }

    /** Returns the document's top blocks, in order. */
    public List<SourceBlock> blocks() {
        return blocks;
    }

    /** Returns the document's top headings, in order. */
    public List<SourceBlock> headings() {
        return blocks.stream()
                .filter(block -> block.is(SourceBlock.Kind.HEADING))
                .toList();
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
     * Returns the source between two top blocks, exactly as written but for blank lines at its ends.
     *
     * @param after the block behind which it begins, or null for the beginning of the document
     * @param before the block ahead of which it ends, or null for the end of the document
     * @return the Markdown
     */
    public String between(@Nullable SourceBlock after, @Nullable SourceBlock before) {
        int from = after == null ? 0 : lineEnd(after.end());
        int to = before == null ? source.length() : lineStart(before.start());
        return withoutBlankEnds(source.substring(Math.min(from, to), to));
    }

    private int lineStart(int index) {
        int at = index;
        while (at > 0 && !isBreak(source.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private int lineEnd(int index) {
        int at = index;
        while (at < source.length() && !isBreak(source.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The indentation of the first line stays, as it may be what makes it code. */
    private static String withoutBlankEnds(String text) {
        String end = text.stripTrailing();
        int from = 0;
        for (int i = 0; i < end.length() && Character.isWhitespace(end.charAt(i)); i++) {
            if (isBreak(end.charAt(i))) {
                from = i + 1;
            }
        }
        return end.substring(from);
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
