package io.incidentkit.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Whatever people and monitoring write, a reader of the Markdown sees it as it was written. */
class MarkdownBuilderTest {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private MarkdownBuilder builder = new MarkdownBuilder();

    @BeforeTry
    void beginANewDocument() {
        builder = new MarkdownBuilder();
    }

    @Property(tries = 2000)
    void aHeadingReadsAsItsText(@ForAll @IntRange(min = 1, max = 6) int level, @ForAll("texts") String text) {
        builder.heading(level, text);

        Heading heading = only(Heading.class, blocks());
        assertThat(heading.getLevel()).isEqualTo(level);
        assertThat(textOf(heading)).isEqualTo(oneLine(text));
    }

    @Property(tries = 3000)
    void aParagraphReadsAsItsTextLineByLine(@ForAll("texts") String text) {
        builder.paragraph(text);

        assertThat(blocks()).allMatch(Paragraph.class::isInstance);
        assertThat(blocks().stream().map(MarkdownBuilderTest::textOf)).isEqualTo(paragraphs(text));
    }

    @Property(tries = 2000)
    void eachBulletReadsAsItsText(@ForAll @Size(min = 1, max = 3) List<@From("texts") String> texts) {
        builder.bullets(texts);

        List<String> written = texts.stream()
                .map(text -> lines(text).replaceAll("\n+", "\n"))
                .filter(text -> !text.isEmpty())
                .toList();
        assertThat(blocks().stream()
                        .flatMap(list -> children(list).stream())
                        .map(item -> textOf(only(Paragraph.class, children(item)))))
                .isEqualTo(written);
        assertThat(blocks()).allMatch(BulletList.class::isInstance).hasSizeLessThanOrEqualTo(1);
    }

    @Property(tries = 2000)
    void eachCellReadsAsItsText(@ForAll("rows") List<List<String>> rows) {
        builder.table(rows.get(0), rows.subList(1, rows.size()));

        List<Node> sections = children(only(TableBlock.class, blocks()));
        assertThat(sections.stream()
                        .flatMap(section -> children(section).stream())
                        .map(row -> children(row).stream()
                                .map(TableCell.class::cast)
                                .map(MarkdownBuilderTest::textOf)
                                .toList()))
                .isEqualTo(rows.stream()
                        .map(row ->
                                row.stream().map(MarkdownBuilderTest::oneLine).toList())
                        .toList());
    }

    @Property(tries = 2000)
    void aFactReadsAsItsNameAndValue(@ForAll("texts") String value) {
        builder.facts(List.of(List.of("Severity", value)));

        Paragraph line =
                only(Paragraph.class, children(only(BulletList.class, blocks()).getFirstChild()));
        assertThat(textOf(line.getFirstChild())).isEqualTo("Severity:");
        assertThat(line.getFirstChild()).isInstanceOf(StrongEmphasis.class);
        line.getFirstChild().unlink();
        assertThat(textOf(line).strip()).isEqualTo(oneLine(value));
    }

    @Property(tries = 1000)
    void blocksDoNotRunIntoEachOther(@ForAll("texts") String one, @ForAll("texts") String other) {
        builder.heading(2, one);
        builder.paragraph(one + "x");
        builder.bullets(List.of(one + "x", other + "x"));
        builder.paragraph(other + "x");
        builder.table(List.of("a", "b"), List.of(List.of(one, other)));
        builder.paragraph("the end");

        List<Node> blocks = blocks();
        assertThat(blocks.get(0)).isInstanceOf(Heading.class);
        assertThat(blocks.stream().filter(Heading.class::isInstance)).hasSize(1);
        assertThat(blocks.stream().filter(BulletList.class::isInstance)).hasSize(1);
        assertThat(blocks.stream().filter(TableBlock.class::isInstance)).hasSize(1);
        assertThat(textOf(blocks.get(blocks.size() - 1))).isEqualTo("the end");
    }

    @Example
    void readsWellAsSource() {
        builder.heading(1, "INC-42: Checkout | 5xx");
        builder.facts(List.of(List.of("Date", "2026-03-01"), List.of("Severity", "SEV1")));
        builder.comment("Who was hit -- and how much?");
        builder.paragraph("1 in 5 orders *fails*.");
        builder.markdown("- **kept** as it is\n");
        builder.table(List.of("Time", "What"), List.of(List.of("14:32", "p99 > 2 s")));

        assertThat(builder.toMarkdown()).isEqualTo("""
                        # INC-42: Checkout \\| 5xx

                        - **Date:** 2026-03-01
                        - **Severity:** SEV1

                        <!-- Who was hit - - and how much? -->

                        1 in 5 orders \\*fails\\*.

                        - **kept** as it is

                        |Time|What|
                        |---|---|
                        |14:32|p99 \\> 2 s|
                        """);
    }

    @Property(tries = 500)
    void aCommentStaysInvisible(@ForAll("texts") String hint) {
        builder.comment(hint);
        builder.paragraph("the end");

        assertThat(blocks()).hasSize(2);
        assertThat(blocks().get(0)).isInstanceOf(HtmlBlock.class);
        assertThat(textOf(blocks().get(1))).isEqualTo("the end");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> trouble = Arbitraries.of(
                "|",
                "||",
                "`",
                "```",
                "~~~",
                "#",
                "## ",
                "-",
                "- ",
                "---",
                "***",
                "* ",
                "+ ",
                "1. ",
                "2) ",
                "1.",
                "=",
                "===",
                "> ",
                "<",
                "<b>",
                "</div>",
                "<!--",
                "-->",
                "&",
                "&amp;",
                "&#35;",
                "\\",
                "\\|",
                "\\\\",
                "[",
                "](",
                "[x]: /y",
                "![a](b)",
                "_",
                "__",
                "*a*",
                ":",
                ":--",
                "|---|",
                ":-:|:-:",
                "    ",
                "\t",
                " ",
                "\u00a0",
                "a@b.example",
                "https://example.org",
                "(",
                ")",
                "!",
                "~",
                "~~x~~",
                "\"",
                "'",
                "$",
                "^",
                "{",
                "}");
        Arbitrary<String> words = Arbitraries.of("a", "b", "error", "5xx", "é", "障害", "🔥", "0");
        Arbitrary<String> breaks = Arbitraries.of("\n", "\n", "\r\n", "\r", "\n\n", "\n  \n");
        Arbitrary<String> any = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u00a0', '\u024f')
                .ofMaxLength(6);
        return Arbitraries.frequencyOf(Tuple.of(5, trouble), Tuple.of(3, words), Tuple.of(2, breaks), Tuple.of(1, any))
                .list()
                .ofMaxSize(9)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        return Arbitraries.integers()
                .between(1, 3)
                .flatMap(columns ->
                        texts().list().ofSize(columns).list().ofMinSize(1).ofMaxSize(3));
    }

    private List<Node> blocks() {
        return children(PARSER.parse(builder.toMarkdown()));
    }

    private static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    private static <T extends Node> T only(Class<T> type, List<Node> nodes) {
        assertThat(nodes).singleElement().isInstanceOf(type);
        return type.cast(nodes.get(0));
    }

    private static String textOf(Node block) {
        StringBuilder text = new StringBuilder();
        for (Node child : children(block)) {
            if (child instanceof SoftLineBreak || child instanceof HardLineBreak) {
                text.append('\n');
            } else {
                assertThat(child).isInstanceOf(Text.class);
                text.append(((Text) child).getLiteral());
            }
        }
        return text.toString();
    }

    private static String oneLine(String text) {
        return lines(text).replaceAll("\n+", " ");
    }

    /** The text without white space around its lines. */
    private static String lines(String text) {
        return String.join(
                "\n",
                Arrays.stream(text.strip().split("\r\n|\r|\n", -1))
                        .map(String::strip)
                        .toList());
    }

    private static List<String> paragraphs(String text) {
        return Arrays.stream(lines(text).split("\n\n+", -1))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
