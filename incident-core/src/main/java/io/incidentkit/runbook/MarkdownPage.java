package io.incidentkit.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** A parsed page, and the way from its blocks back to the source that they stand for. */
final class MarkdownPage {
    /** Deeper nesting than this is no text for people; the bound keeps hostile input from costing much. */
    private static final int MAX_NESTING = 100;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(MAX_NESTING)
            .maxInlineNesting(MAX_NESTING)
            .build();

    private final String source;
    private final Node document;

    private MarkdownPage(String source, Node document) {
        this.source = source;
        this.document = document;
    }

    static MarkdownPage parse(String source) {
        return new MarkdownPage(source, PARSER.parse(source));
    }

    List<Node> blocks() {
        return children(document);
    }

    static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    /** Returns the source of these blocks, without the indentation and the markers of what they stand in. */
    String source(List<Node> blocks) {
        StringBuilder text = new StringBuilder();
        int line = -1;
        for (Node block : blocks) {
            for (SourceSpan span : block.getSourceSpans()) {
                if (line >= 0) {
                    text.append("\n".repeat(Math.max(1, span.getLineIndex() - line)));
                }
                text.append(source, span.getInputIndex(), span.getInputIndex() + span.getLength());
                line = span.getLineIndex();
            }
        }
        return text.toString();
    }

    /** Returns the source as written, from the line after one block up to the line of another, without blank ends. */
    String between(@Nullable Node after, @Nullable Node before) {
        int from = after == null ? 0 : lineEnd(end(after));
        int to = before == null ? source.length() : lineStart(start(before));
        return trimmed(source.substring(Math.min(from, to), to));
    }

    /** Returns the words of a block, without their marks. */
    static String plain(Node block) {
        StringBuilder text = new StringBuilder();
        for (Node node = block; node != null; node = following(node, block)) {
            if (node instanceof Text words) {
                text.append(words.getLiteral());
            } else if (node instanceof Code code) {
                text.append(code.getLiteral());
            } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
                text.append(' ');
            }
        }
        return text.toString().strip();
    }

    /** Returns the code blocks at or below a block, as written. Blank ones are left out. */
    static List<CodeBlock> code(Node block) {
        List<CodeBlock> found = new ArrayList<>();
        for (Node node = block; node != null; node = following(node, block)) {
            String language = "";
            String literal = "";
            if (node instanceof FencedCodeBlock fenced) {
                String info = fenced.getInfo() == null ? "" : fenced.getInfo().strip();
                language = info.split("\\s", 2)[0];
                literal = fenced.getLiteral();
            } else if (node instanceof IndentedCodeBlock indented) {
                literal = indented.getLiteral();
            }
            if (!literal.isBlank()) {
                found.add(new CodeBlock(language, withoutLastBreak(literal)));
            }
        }
        return found;
    }

    /** The next node in the order of the text; no recursion, however deep the tree. */
    private static @Nullable Node following(Node node, Node root) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node at = node;
        while (at != root && at.getNext() == null) {
            at = at.getParent();
        }
        return at == root ? null : at.getNext();
    }

    private static String withoutLastBreak(String literal) {
        return literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
    }

    private static int start(Node block) {
        return block.getSourceSpans().get(0).getInputIndex();
    }

    private static int end(Node block) {
        SourceSpan last = block.getSourceSpans().get(block.getSourceSpans().size() - 1);
        return last.getInputIndex() + last.getLength();
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

    /** Without blank lines at its ends; the indentation of the first line stays, as it may mean a code block. */
    private static String trimmed(String text) {
        String end = text.stripTrailing();
        int from = 0;
        for (int i = 0; i < end.length() && Set.of(' ', '\t', '\r', '\n').contains(end.charAt(i)); i++) {
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
