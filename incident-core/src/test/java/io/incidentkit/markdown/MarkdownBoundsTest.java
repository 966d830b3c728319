package io.incidentkit.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much Markdown is read, by counts that are taken before it is. */
class MarkdownBoundsTest {
    private static String nested(int levels, String indentation) {
        StringBuilder list = new StringBuilder();
        for (int level = 0; level < levels; level++) {
            list.append(indentation.repeat(level)).append("- a\n");
        }
        return list.toString();
    }

    @Test
    void areFarAboveWhatPeopleWrite() {
        String section =
                "## Section\n\n" + "A line of some words, as people write them.\n".repeat(20) + nested(8, "    ");

        assertThat(MarkdownBounds.exceeded(section.repeat(80) + "|a|b|\n|-|-|\n" + "|1|2|\n".repeat(1_000)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "x, 262145, has 262145 characters; at most 262144 are read",
        "'a\n', 6001, has 6001 lines; at most 6000 are read",
        "'a\r\n', 6001, has 6001 lines; at most 6000 are read",
        "'# a\n', 2001, has 2001 headings; at most 2000 are read",
        "'> # a\n', 2001, has 2001 headings; at most 2000 are read",
        "'a\n===\n', 2001, has 2001 headings; at most 2000 are read",
        "'|a\n', 5001, has 5001 rows of tables; at most 5000 are read",
        "'a|b\n', 5001, has 5001 rows of tables; at most 5000 are read",
        "'|', 40001, has 40001 cells of tables; at most 40000 are read",
        "'+ ', 51, has 51 levels of lists and quotations; at most 50 are read",
        "'>', 51, has 51 levels of lists and quotations; at most 50 are read",
        "'1) ', 51, has 51 levels of lists and quotations; at most 50 are read"
    })
    void sayTheCountAndTheBound(String piece, int times, String said) {
        assertThat(MarkdownBounds.exceeded(piece.repeat(times - 1))).isEmpty();
        assertThat(MarkdownBounds.exceeded(piece.repeat(times))).containsExactly(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"  ", "    ", "\t"})
    void countListsInListsByTheirIndentation(String indentation) {
        assertThat(MarkdownBounds.exceeded(nested(500, indentation)))
                .anySatisfy(bound -> assertThat(bound).contains("levels of lists"));
        assertThat(MarkdownBounds.exceeded(nested(10, indentation))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"- ", "* ", "-", "*", "_ "})
    void takeALineAcrossThePageForNoNesting(String mark) {
        assertThat(MarkdownBounds.exceeded("a\n\n" + mark.repeat(200) + "\n\nb"))
                .isEmpty();
    }

    @Test
    void areAllSaidAtOnce() {
        assertThat(MarkdownBounds.exceeded("# a|b\n".repeat(20_000))).hasSize(3);
    }
}
