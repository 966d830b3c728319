package io.incidentkit.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownSectionTest {
    @Property
    void leavesNothingThatReachesOutOfTheSection(@ForAll("sources") String source) {
        String body = MarkdownSection.body(source, 3);

        MarkdownSource page = MarkdownSource.parse("## Before\n\n" + body + "\n\n## After\n");

        assertThat(page.headings().stream()
                        .filter(heading -> heading.level() < 3)
                        .map(SourceBlock::source))
                .containsExactly("## Before", "## After");
        assertThat(MarkdownSection.body(body, 3)).isEqualTo(body);
    }

    @Property
    void keepsWhatNeedsNoChange(@ForAll("paragraphs") String text) {
        assertThat(MarkdownSection.body("\n \n" + text + " \n\n", 3)).isEqualTo(text);
    }

    @Test
    void lowersHeadingsTogether() {
        assertThat(MarkdownSection.body("# One\n\nTwo\nlines\n---\n\n###### Six\n\n> # quoted\n", 3))
                .isEqualTo("### One\n\n#### Two lines\n\n###### Six\n\n> # quoted");
    }

    @Test
    void wrapsWhatIsTooDeepToBeClosed() {
        String deep = "1) ".repeat(200) + "~~~ x";

        assertThat(MarkdownSection.body(deep, 3)).isEqualTo("~~~~\n" + deep + "\n~~~~");
    }

    @ParameterizedTest
    @ValueSource(strings = {"```\ncode", "~~~~~\n```", "<!-- a", "<script>\n", "<pre>", "<?php", "<![CDATA[ x", "<!X"})
    void closesWhatIsOpen(String source) {
        String body = MarkdownSection.body(source, 3);

        SourceBlock last = MarkdownSource.parse(body + "\n\n## After").blocks().get(1);

        assertThat(body).startsWith(source.strip());
        assertThat(last.level()).isEqualTo(2);
    }

    @Provide
    Arbitrary<String> sources() {
        Arbitrary<String> pieces = Arbitraries.of(
                "# a",
                "## b ##",
                "a\n===",
                "b\n---",
                "```",
                "````",
                "~~~",
                "<!--",
                "-->",
                "<script>",
                "</script>",
                "<pre>",
                "<?",
                "<!X",
                "<![CDATA[",
                "]]>",
                "<div>",
                "- ",
                "> ",
                "    ",
                "\t",
                "\n",
                "\n\n",
                "\r\n",
                "x",
                "1. ",
                "|a|\n|-|\n",
                "[x]: /y",
                "\\",
                "`");
        return pieces.list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> paragraphs() {
        return Arbitraries.strings()
                .withChars("ab *_[]()|\n.")
                .ofMinLength(1)
                .map(String::strip)
                .map(text -> text.replaceAll("\n[ \n]*", "\n"))
                .filter(text -> !text.isEmpty());
    }
}
