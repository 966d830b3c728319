package io.incidentkit.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceBlockTest {

    private static SourceBlock first(String source) {
        return MarkdownSource.parse(source).blocks().get(0);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "# What to do (first) | What to do (first)",
                "## Step 3, again ## | Step 3, again",
                "# A `pod` that *hangs* | A pod that hangs",
                "# One [link](https://a.example) | One link",
                "# snake_case - and more | snake_case - and more",
                "# It isn't #1 | It isn't #1",
                "# A &amp; B | A & B"
            },
            delimiter = '|')
    void saysAHeadingAsAReaderSeesIt(String source, String plain) {
        assertThat(first(source).plain()).isEqualTo(plain);
    }

    @Test
    void saysAHeadingOverALineOnOneLine() {
        assertThat(first("One\nand *two*\n===").plain()).isEqualTo("One and two");
    }

    @Test
    void knowsATargetThatStandsAtTheEndOfTheDocument() {
        assertThat(first("# See [the page][1]\n\nText\n\n[1]: https://a.example")
                        .plain())
                .isEqualTo("See the page");
    }

    @Test
    void saysTheWordsOfEachBlockWhereverItLies() {
        List<SourceBlock> blocks = MarkdownSource.parse("> *a*\n\n- b\n  - **c**\n\n|d|\n|-|\n|`e`|\n\nf")
                .blocks();

        assertThat(blocks).extracting(SourceBlock::plain).containsExactly("a", "bc", "de", "f");
        assertThat(blocks.get(1).children().get(0).children())
                .extracting(SourceBlock::plain)
                .containsExactly("b", "c");
        assertThat(blocks.get(2).cells()).containsExactly(List.of("d"), List.of("`e`"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"**a**", "__a__", "  **a**", "**a**:", "**a *b* c**"})
    void isABoldParagraph(String source) {
        assertThat(first(source).isBoldParagraph()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"**a** b", "*a*", "**a", "\\**a**", "a **b**", "# **a**", "- **a**"})
    void isNoBoldParagraph(String source) {
        assertThat(first(source).isBoldParagraph()).isFalse();
    }
}
