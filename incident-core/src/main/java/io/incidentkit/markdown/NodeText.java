package io.incidentkit.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Collects the words and the code below a node; without recursion, however deep the tree. */
final class NodeText {
    private NodeText() {}

    static String plain(Node node) {
        StringBuilder text = new StringBuilder();
        for (Node at = node; at != null; at = following(node, at)) {
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

    static List<CodeBlock> code(Node node) {
        List<CodeBlock> found = new ArrayList<>();
        for (Node at = node; at != null; at = following(node, at)) {
            if (at instanceof FencedCodeBlock fenced) {
                String info = fenced.getInfo() == null ? "" : fenced.getInfo().strip();
                add(found, info.split("\\s", 2)[0], fenced.getLiteral());
            } else if (at instanceof IndentedCodeBlock indented) {
                add(found, "", indented.getLiteral());
            }
        }
        return found;
    }

    /** The next node below this one in the order of the text. */
    private static @Nullable Node following(Node node, Node from) {
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
