package io.incidentkit.markdown;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A page of Markdown that was read: its blocks, and the way back from them to the source that they stand for.
 *
 * <p>Immutable and thread-safe.
 */
public final class MarkdownPage {
    /** Deeper nesting than this is no text for people; the bound keeps hostile input from costing much. */
    private static final int MAX_NESTING = 100;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(MAX_NESTING)
            .maxInlineNesting(MAX_NESTING)
            .build();

    private final String source;
    private final List<MarkdownBlock> blocks;

    private MarkdownPage(String source) {
        this.source = source;
        this.blocks = List.copyOf(MarkdownBlock.children(PARSER.parse(source)));
    }

    /**
     * Reads a page.
     *
     * @param source the Markdown, with any line breaks
     * @return the page; any text is one
     */
    public static MarkdownPage parse(String source) {
        return new MarkdownPage(source);
    }

    /** Returns the top blocks, in the order of the page. */
    public List<MarkdownBlock> blocks() {
        return blocks;
    }

    /**
     * Returns the source of some blocks, without the indentation and the markers of what they stand in.
     *
     * @param some blocks of this page, in its order
     * @return their Markdown; the blank lines between them stay
     */
    public String source(List<MarkdownBlock> some) {
        StringBuilder text = new StringBuilder();
        int line = -1;
        for (MarkdownBlock block : some) {
            for (SourceSpan span : block.spans()) {
                if (line >= 0) {
                    text.append("\n".repeat(Math.max(1, span.getLineIndex() - line)));
                }
                text.append(source, span.getInputIndex(), end(span));
                line = span.getLineIndex();
            }
        }
        return text.toString();
    }

    /**
     * Returns the source between two top blocks, exactly as written but for blank lines at its ends.
     *
     * @param after the block behind which it begins, or null for the beginning of the page
     * @param before the block ahead of which it ends, or null for the end of the page
     * @return the Markdown
     */
    public String between(@Nullable MarkdownBlock after, @Nullable MarkdownBlock before) {
        int from = 0;
        if (after != null) {
            List<SourceSpan> spans = after.spans();
            from = lineEnd(end(spans.get(spans.size() - 1)));
        }
        int to = before == null
                ? source.length()
                : lineStart(before.spans().get(0).getInputIndex());
        return withoutBlankEnds(source.substring(Math.min(from, to), to));
    }

    private static int end(SourceSpan span) {
        return span.getInputIndex() + span.getLength();
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
