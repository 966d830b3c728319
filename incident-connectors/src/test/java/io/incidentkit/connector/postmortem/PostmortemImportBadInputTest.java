package io.incidentkit.connector.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.markdown.MarkdownBounds;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.validation.InvalidInputException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that nobody can read, and those that only seem so. */
class PostmortemImportBadInputTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Postmortem read(String markdown) {
        return PostmortemImport.read(markdown, ZoneOffset.UTC).postmortem();
    }

    @Test
    void refusesNothingAndTooMuch() {
        assertThatThrownBy(() -> PostmortemImport.read(" \n", BERLIN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("markdown: is required");
        assertThatThrownBy(() -> PostmortemImport.read("x".repeat(MarkdownBounds.MAX_LENGTH + 1), BERLIN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at most 262144");
    }

    @ParameterizedTest
    @Timeout(60)
    @ValueSource(
            strings = {
                "**a ",
                "[",
                "![a](",
                "`",
                "\\",
                ": ",
                " ",
                "#a ",
                "at ",
                "14:32 ",
                "- 14:32 x\n",
                "a\n\n",
                "|a",
                "|\n",
                "## Impact\n",
                "- **a:** b\n",
                "**Impact:** b\n\n",
                "<!--",
                "2021-01-01 ",
                "due by ",
                "\n---\n"
            })
    void readsEndlessRepetitionInTime(String piece) {
        String wide = "|a".repeat(500) + "|\n" + "|-".repeat(500) + "|\n";
        for (String start : List.of("# Down", "# Down\n\n## Timeline\n\n", "## Action items\n\n", wide)) {
            Postmortem postmortem = read(start + piece.repeat(Math.min(900, 20_000 / piece.length())));

            assertThat(read(postmortem.toMarkdown(BERLIN))).isEqualTo(postmortem);
        }
    }

    /** The greatest documents that are read; the time-out is there for work that grows with the square of the length. */
    @ParameterizedTest
    @Timeout(120)
    @ValueSource(
            strings = {"</", "_a_", "![", "- 14:32 x\n", "**Impact:** a\n", "\n## Timeline\n\n|-|\n", "<table>\n\n"})
    void readsLongDocumentsInTime(String pattern) {
        int lines = pattern.split("\n", -1).length - 1;
        int length = lines == 0
                ? MarkdownBounds.MAX_LENGTH - 10
                : Math.min(MarkdownBounds.MAX_HEADINGS - 10, MarkdownBounds.MAX_LINES / lines - 10) * pattern.length();
        String endless = pattern.repeat(length / pattern.length() + 1).substring(0, length);

        assertThat(read("# T\n\n" + endless).title()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+ ", "> ", "1) ", "# a\n", "|a\n", "\n"})
    void refusesByCountWhatNobodyWrites(String piece) {
        assertThatThrownBy(() -> read("# Down\n\n" + piece.repeat(100_000 / piece.length())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("; at most ");
    }

    @Test
    void replacesControlCharactersAndSaysSo() {
        ImportedPostmortem read = PostmortemImport.read("\uFEFF# Red \u001B[31malert\r\n\r\nx\uD800y", BERLIN);

        assertThat(read.postmortem().title()).isEqualTo("Red \uFFFD[31malert");
        assertThat(read.postmortem().summary()).isEqualTo("x\uFFFDy");
        assertThat(read.remarks()).contains("Control characters in the document were replaced by U+FFFD.");
    }

    @Test
    void cutsATitleThatIsTooLongAndKeepsIt() {
        String title = "word ".repeat(100).strip();
        Postmortem postmortem = read("# " + title + "\n\nText\n");

        assertThat(postmortem.title()).hasSizeLessThanOrEqualTo(200).endsWith("\u2026");
        assertThat(postmortem.summary()).contains(title, "Text");
    }
}
