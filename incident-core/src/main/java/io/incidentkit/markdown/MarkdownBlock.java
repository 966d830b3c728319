package io.incidentkit.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/**
 * One block of a {@link MarkdownPage}: a heading, a paragraph, a list, or another.
 *
 * <p>Immutable and thread-safe.
 */
public final class MarkdownBlock {
    private final Node node;

    MarkdownBlock(Node node) {
        this.node = node;
    }

    /** Returns the level of a heading, 1 to 6; 0 if this is none. */
    public int headingLevel() {
        return node instanceof Heading heading ? heading.getLevel() : 0;
    }

    /** Returns whether this is a paragraph. */
    public boolean isParagraph() {
        return node instanceof Paragraph;
    }

    /** Returns whether this is a paragraph that is bold from end to end, but for a colon behind it. */
    public boolean isBoldParagraph() {
        Node first = isParagraph() ? node.getFirstChild() : null;
        Node second = first == null ? null : first.getNext();
        boolean onlyColon = second instanceof Text text
                && text.getNext() == null
                && text.getLiteral().strip().equals(":");
        return first instanceof StrongEmphasis && (second == null || onlyColon);
    }

    /** Returns whether this is a list, numbered or not. */
    public boolean isList() {
        return node instanceof ListBlock;
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

    /** Returns the items of a list, each as its blocks; none if this is no list. */
    public List<List<MarkdownBlock>> items() {
        List<List<MarkdownBlock>> items = new ArrayList<>();
        if (isList()) {
            for (MarkdownBlock item : children(node)) {
                items.add(item.node instanceof ListItem ? children(item.node) : List.of(item));
            }
        }
        return items;
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
        StringBuilder text = new StringBuilder();
        for (Node at = node; at != null; at = following(at)) {
            if (at instanceof Text words) {
                text.append(words.getLiteral());
            } else if (at instanceof Code code) {
                text.append(code.getLiteral());
            } else if (at instanceof SoftLineBreak || at instanceof HardLineBreak) {
                text.append(' ');
            }
        }
        return text.toString().strip();
    }

    /** Returns the blocks of code at or below this, in their order; those of blanks alone are left out. */
    public List<CodeBlock> code() {
        List<CodeBlock> found = new ArrayList<>();
        for (Node at = node; at != null; at = following(at)) {
            if (at instanceof FencedCodeBlock fenced) {
                String info = fenced.getInfo() == null ? "" : fenced.getInfo().strip();
                add(found, info.split("\\s", 2)[0], fenced.getLiteral());
            } else if (at instanceof IndentedCodeBlock indented) {
                add(found, "", indented.getLiteral());
            }
        }
        return found;
    }

    List<SourceSpan> spans() {
        return node.getSourceSpans();
    }

    static List<MarkdownBlock> children(Node parent) {
        List<MarkdownBlock> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(new MarkdownBlock(child));
        }
        return children;
    }

    /** The next node below this block in the order of the text; without recursion, however deep the tree. */
    private @Nullable Node following(Node from) {
        if (from.getFirstChild() != null) {
            return from.getFirstChild();
        }
        Node at = from;
        while (at != node && at.getNext() == null) {
            at = at.getParent();
        }
        return at == node ? null : at.getNext();
    }

    private static void add(List<CodeBlock> found, String language, String literal) {
        if (!literal.isBlank()) {
            boolean ends = literal.endsWith("\n");
            found.add(new CodeBlock(language, ends ? literal.substring(0, literal.length() - 1) : literal));
        }
    }
}
