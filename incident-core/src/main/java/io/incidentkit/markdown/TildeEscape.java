package io.incidentkit.markdown;

import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.markdown.MarkdownNodeRendererContext;
import org.commonmark.renderer.markdown.MarkdownNodeRendererFactory;

/** Has the renderer escape the tilde: at the start of a line it fences code, and many readers strike out text with it. */
final class TildeEscape implements MarkdownNodeRendererFactory {

    @Override
    public NodeRenderer create(MarkdownNodeRendererContext context) {
        return new NodeRenderer() {
            @Override
            public Set<Class<? extends Node>> getNodeTypes() {
                return Set.of();
            }

            @Override
            public void render(Node node) {
                throw new IllegalStateException("Renders no nodes, but was given " + node);
            }
        };
    }

    @Override
    public Set<Character> getSpecialCharacters() {
        return Set.of('~');
    }
}
