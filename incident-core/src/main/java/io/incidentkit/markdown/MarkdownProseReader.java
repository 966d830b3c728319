package io.incidentkit.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Takes the prose out of Markdown or plain text, block by block. Code blocks and block quotes are left out: they repeat
 * what a machine or somebody else said.
 */
final class MarkdownProseReader {
    /** Deeper than anybody writes; it keeps the walk's depth small for any input. */
    private static final int NESTING = 60;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(NESTING)
            .maxInlineNesting(NESTING)
            .build();

    private final String text;
    private final List<MarkdownProse> blocks = new ArrayList<>();

    private MarkdownProseReader(String text) {
        this.text = text;
    }

    static List<MarkdownProse> read(String text) {
        MarkdownProseReader reader = new MarkdownProseReader(text);
        reader.readBlock(PARSER.parse(text));
        return reader.blocks;
    }

    private void readBlock(Node block) {
        if (block instanceof Paragraph || block instanceof Heading || block instanceof TableCell) {
            MarkdownProse prose = new MarkdownProse();
            readInlines(block, prose);
            blocks.add(prose);
        } else if (block instanceof HtmlBlock) {
            MarkdownProse prose = new MarkdownProse();
            block.getSourceSpans().forEach(span -> {
                addSpan(span, prose);
                prose.addMark('\n');
            });
            blocks.add(HtmlText.without(prose));
        } else if (!(block instanceof BlockQuote)) {
            for (Node child = block.getFirstChild(); child != null; child = child.getNext()) {
                readBlock(child);
            }
        }
    }

    private void readInlines(Node parent, MarkdownProse prose) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Text) {
                node.getSourceSpans().forEach(span -> addSpan(span, prose));
            } else if (node instanceof Code || node instanceof Image) {
                addOpaque(node, prose);
            } else if (node instanceof SoftLineBreak) {
                prose.addMark('\n');
            } else if (node instanceof HardLineBreak || node instanceof HtmlInline) {
                prose.addMark(node instanceof HtmlInline && !isLineBreak(node) ? ' ' : MarkdownProse.END);
            } else {
                readInlines(node, prose);
            }
        }
    }

    private static boolean isLineBreak(Node node) {
        return node instanceof HtmlInline html && html.getLiteral().startsWith("<br");
    }

    /** The whole of it stands at its first character, so that words around it are pointed at and not cut. */
    private static void addOpaque(Node node, MarkdownProse prose) {
        List<SourceSpan> spans = node.getSourceSpans();
        if (!spans.isEmpty()) {
            prose.add(MarkdownProse.OPAQUE, spans.get(0).getInputIndex());
        }
    }

    private void addSpan(SourceSpan span, MarkdownProse prose) {
        int end = Math.min(text.length(), span.getInputIndex() + span.getLength());
        for (int i = span.getInputIndex(); i < end; i++) {
            prose.add(text.charAt(i), i);
        }
    }
}
