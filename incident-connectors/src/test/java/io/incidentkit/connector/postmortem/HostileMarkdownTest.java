package io.incidentkit.connector.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.markdown.MarkdownBounds;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.PostmortemReading;
import io.incidentkit.runbook.Runbook;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Markdown that is made to cost much is refused by its counts, alike by each reader of documents; what teams write is read. */
class HostileMarkdownTest {
    private static final int MEGABYTE = 1024 * 1024;

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("- a\n".repeat(5 * MEGABYTE / 4), "has 5242880 characters"),
                Arguments.of("<".repeat(MEGABYTE), "has 1048576 characters"),
                Arguments.of("# a\n".repeat(60_000), "has 60000 headings"),
                Arguments.of("a\n-\n".repeat(60_000), "has 60000 headings"),
                Arguments.of("|a|b|\n|-|-|\n" + "|1|2|\n".repeat(25_000), "has 25002 rows of tables"),
                Arguments.of("a | b\n".repeat(25_000), "has 25000 rows of tables"),
                Arguments.of(nested(500, "- "), "has 500 levels of lists and quotations"),
                Arguments.of(nested(500, "> "), "has 500 levels of lists and quotations"),
                Arguments.of(indented(500, "  "), "levels of lists and quotations"),
                Arguments.of(indented(300, "\t"), "levels of lists and quotations"),
                Arguments.of("\n".repeat(100_000) + "a", "has 100001 lines"),
                // Of such characters nothing is left, but they have to be read to know it.
                Arguments.of("a" + "\u200e".repeat(5 * MEGABYTE), "has 5242881 characters"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void isRefusedByItsCounts(String markdown, String said) {
        assertThatThrownBy(() -> PostmortemImport.read(markdown, ZoneOffset.UTC))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(said);
        assertThat(Postmortem.read(markdown).outcome()).isEqualTo(PostmortemReading.Outcome.UNREADABLE);
        assertThat(Postmortem.read(markdown).faults())
                .extracting(FieldError::message)
                .anySatisfy(fault -> assertThat(fault).contains(said));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Runbook.read("checkout", markdown));
    }

    /** Twice as long as the longest real one that is known, with lists, headings and a table. */
    @Test
    void isNotWhatTeamsWrite() {
        String section = "## 10:02 UTC\n\n" + "A line of some words, as people write them.\n".repeat(40)
                + indented(6, "    ") + "\n| a | b |\n|---|---|\n" + "| 1 | 2 |\n".repeat(20) + "\n";
        String document = "# Checkout was down\n\n" + section.repeat(42 * 1024 * 2 / section.length());

        assertThat(PostmortemImport.read(document, ZoneOffset.UTC).postmortem().title())
                .isEqualTo("Checkout was down");
        assertThat(Runbook.read("checkout", document).name()).isEqualTo("Checkout was down");
    }

    /** A parser that has gone as deep as it goes takes what follows for text; nothing of that is lost. */
    @Test
    void isReadAsDeepAsItIsTaken() {
        String document = "# Down\n\n" + indented(MarkdownBounds.MAX_DEPTH, "  ");

        Postmortem read = PostmortemImport.read(document, ZoneOffset.UTC).postmortem();

        assertThat(read.summary().lines().filter(line -> line.strip().equals("- a")))
                .hasSize(MarkdownBounds.MAX_DEPTH);
        assertThat(PostmortemImport.read(read.toMarkdown(ZoneOffset.UTC), ZoneOffset.UTC)
                        .postmortem())
                .isEqualTo(read);
    }

    private static String nested(int levels, String mark) {
        return "a\n\n" + mark.repeat(levels) + "b\n";
    }

    private static String indented(int levels, String indentation) {
        return IntStream.range(0, levels)
                .mapToObj(level -> indentation.repeat(level) + "- a\n")
                .collect(Collectors.joining());
    }
}
