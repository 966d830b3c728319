package io.incidentkit.markdown;

import java.util.IdentityHashMap;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The inline nodes of a document: its words, emphasis and links. They take most of the time of parsing and few readers look
 * at them, so they are parsed once somebody asks, and then all at once: a link may name a target anywhere in the document.
 *
 * <p>Thread-safe.
 */
final class Inlines {
    private final Parser parser;
    private final String source;
    private final Node blocks;

    @Nullable
    private IdentityHashMap<Node, Node> parsed;

    /**
     * Inline nodes that nobody has asked for yet.
     *
     * @param parser a parser of blocks and inline nodes
     * @param source the document's source
     * @param blocks the document as a parser of the same blocks, but of no inline nodes, has read it
     */
    Inlines(Parser parser, String source, Node blocks) {
        this.parser = parser;
        this.source = source;
        this.blocks = blocks;
    }

    /** Returns the same block with its inline nodes. */
    synchronized Node in(Node block) {
        if (parsed == null) {
            parsed = new IdentityHashMap<>();
            pair(blocks, parser.parse(source), parsed);
        }
        return parsed.getOrDefault(block, block);
    }

    /** Only what has no children here may have some there: inline nodes are parsed last, and change no block. */
    private static void pair(Node bare, Node full, IdentityHashMap<Node, Node> pairs) {
        pairs.put(bare, full);
        Node twin = full.getFirstChild();
        for (Node child = bare.getFirstChild(); child != null && twin != null; child = child.getNext()) {
            pair(child, twin, pairs);
            twin = twin.getNext();
        }
    }
}
