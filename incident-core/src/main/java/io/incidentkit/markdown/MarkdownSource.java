package io.incidentkit.markdown;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A Markdown document with its blocks and, for each of them, the source as it was written.
 *
 * <p>Immutable and thread-safe.
 */
public final class MarkdownSource {
    private static final int DEEPEST = 100;
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxInlineNesting(DEEPEST)
            .build();

    private final List<String> lines;
    private final List<SourceBlock> blocks;

    private MarkdownSource(List<String> lines, List<SourceBlock> blocks) {
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
        List<String> lines = List.of(source.split("\n", -1));
        return new MarkdownSource(lines, SourceBlock.children(PARSER.parse(source), lines));
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
}
