package io.incidentkit.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HtmlTablesTest {
    private static List<List<String>> cells(String html) {
        return HtmlTables.asMarkdown(MarkdownSource.parse(html)).blocks().stream()
                .flatMap(block -> block.cells().stream())
                .toList();
    }

    @Test
    void readsRowsWhateverFramesThem() {
        String html = """
                <table class="x"><tbody>
                <TR><th>Time</th><th>Event</th></TR>

                <tr><td><p>14:00</p></td><td><p>One</p><p>two | three</p></td></tr>
                <tr><td>14:05
                </tr>
                </tbody></table>
                """;

        assertThat(cells(html))
                .containsExactly(List.of("Time", "Event"), List.of("14:00", "One\ntwo | three"), List.of("14:05", ""));
    }

    @Test
    void keepsInlineTagsAndWritesBoldAsMarkdown() {
        assertThat(cells("<table><tr><td><b>a</b> <a href=\"x\">b</a>&nbsp;c</td></tr></table>"))
                .containsExactly(List.of("**a** <a href=\"x\">b</a> c"));
    }

    @Test
    void leavesWhatIsNoSimpleTableAsItIs() {
        for (String html : List.of(
                "<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>",
                "<table><tr><td>x</td></tr>",
                "<table></table>",
                "<table><tr><td>x</td></tr></table> and text",
                "```\n<table><tr><td>x</td></tr></table>\n```")) {
            MarkdownSource source = MarkdownSource.parse(html);

            assertThat(HtmlTables.asMarkdown(source)).isSameAs(source);
        }
    }

    @Property
    void keepsWhatStandsAroundATable(@ForAll String text) {
        String lines = text.replaceAll("[<\\r\\n]", "");
        String markdown = lines + "\n\n<table><tr><td>x</td></tr></table>\n\n" + lines;

        assertThat(HtmlTables.asMarkdown(MarkdownSource.parse(markdown)).lines())
                .startsWith(lines)
                .endsWith(lines);
    }
}
