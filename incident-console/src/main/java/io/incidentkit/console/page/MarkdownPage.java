package io.incidentkit.console.page;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.jspecify.annotations.Nullable;

/**
 * Renders Markdown for a page. What people typed is in it, so HTML in it is shown as text and links lead only to harmless
 * addresses. A comment that asks for a section's text is shown as long as nobody has written it.
 */
public final class MarkdownPage {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .nodeRendererFactory(Prompts::new)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    private MarkdownPage() {}

    /** Returns the HTML. */
    public static String html(String markdown) {
        return RENDERER.render(PARSER.parse(markdown));
    }

    /** Returns text as Markdown that shows it as it is. */
    public static String escaped(String text) {
        return text.replaceAll("([\\p{Punct}])", "\\\\$1");
    }

    /** Returns what its first block says, in one line of plain text: of a link its words alone. */
    public static String words(String markdown) {
        Node first = PARSER.parse(markdown).getFirstChild();
        if (first == null) {
            return "";
        }
        StringBuilder words = new StringBuilder();
        first.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(FencedCodeBlock block) {
                words.append(block.getLiteral());
            }

            @Override
            public void visit(IndentedCodeBlock block) {
                words.append(block.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak line) {
                words.append(' ');
            }

            @Override
            public void visit(HardLineBreak line) {
                words.append(' ');
            }
        });
        return words.toString().replaceAll("\\s+", " ").strip();
    }

    /** Comments as prompts, and any other HTML as the text that it is. */
    private record Prompts(HtmlNodeRendererContext context) implements NodeRenderer {
        private static final String BEGIN = "<!--";
        private static final String END = "-->";

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(HtmlBlock.class, HtmlInline.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof HtmlInline inline) {
                renderInline(inline.getLiteral());
                return;
            }
            String literal = ((HtmlBlock) node).getLiteral().strip();
            boolean comment = literal.startsWith(BEGIN) && literal.endsWith(END);
            if (!comment) {
                paragraph("raw", literal);
            } else if (!isWritten(node.getNext())) {
                paragraph(
                        "prompt",
                        literal.substring(BEGIN.length(), literal.length() - END.length())
                                .strip());
            }
        }

        /** In a table's cell, a line break is the only way to write one. A comment holds for programs what a reader need not see. */
        private void renderInline(String literal) {
            boolean comment = literal.startsWith(BEGIN) && literal.endsWith(END);
            if (literal.equals("<br>")) {
                context.getWriter().tag("br");
            } else if (!comment) {
                context.getWriter().text(literal);
            }
        }

        private void paragraph(String style, String text) {
            HtmlWriter html = context.getWriter();
            html.line();
            html.tag("p", Map.of("class", style));
            html.text(text);
            html.tag("/p");
            html.line();
        }

        private static boolean isWritten(@Nullable Node next) {
            return next instanceof Paragraph
                    || next instanceof BulletList
                    || next instanceof OrderedList
                    || (next instanceof TableBlock && isFilled(next));
        }

        /** Whether a table has rows, and none of their cells is empty. */
        private static boolean isFilled(Node table) {
            Node body = table.getLastChild();
            boolean rows = body instanceof TableBody;
            for (Node row = rows ? body.getFirstChild() : null; row != null; row = row.getNext()) {
                for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    rows &= cell.getFirstChild() != null;
                }
            }
            return rows;
        }
    }
}
