package io.incidentkit.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Postmortems that nobody can read, and drafts that nobody can keep. */
class PostmortemBadInputTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Postmortem read(String markdown) {
        return Postmortem.read(markdown, ZoneOffset.UTC).postmortem();
    }

    @Test
    void refusesNothingAndTooMuch() {
        assertThatThrownBy(() -> Postmortem.read(" \n", BERLIN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("markdown: is required");
        assertThatThrownBy(() -> Postmortem.read("x".repeat(Postmortem.MAX_LENGTH + 1), BERLIN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at most 5000000");
    }

    @ParameterizedTest
    @Timeout(60)
    @ValueSource(
            strings = {
                "- ",
                "> ",
                "1) ",
                "**a ",
                "[",
                "![a](",
                "`",
                "\\",
                ": ",
                " ",
                "#",
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
            Postmortem postmortem = read(start + piece.repeat(20_000 / piece.length()));

            assertThat(read(postmortem.toMarkdown(BERLIN))).isEqualTo(postmortem);
        }
    }

    @Test
    void replacesControlCharactersAndSaysSo() {
        ReadPostmortem read = Postmortem.read("\uFEFF# Red \u001B[31malert\r\n\r\nx\uD800y", BERLIN);

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

    @Test
    void listsEverythingThatIsWrongWithADocument() {
        PostmortemBuilder draft = new PostmortemBuilder(" ")
                .reference("x".repeat(201))
                .detectedAt(Instant.EPOCH)
                .ended(Instant.MAX, Duration.ofSeconds(-1))
                .services(List.of("a", ""))
                .impact("bell \u0007")
                .timeline(List.of(new TimelineLine(Instant.MIN, "lone \uD800")))
                .phases(List.of(new PhaseReport(0, Phase.TRIAGE, Optional.of(Duration.ofSeconds(-1)), "")))
                .actions(List.of(new ActionLine("", "x", "", Optional.of(LocalDate.MAX.withYear(9999)), "")))
                .facts(List.of(new FactLine("", "x")))
                .others(List.of(new OtherSection("", "\u0000")));

        assertThatThrownBy(draft::build)
                .asInstanceOf(type(InvalidInputException.class))
                .extracting(InvalidInputException::faults, list(FieldError.class))
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "title",
                        "reference",
                        "detectedAt",
                        "endedAt",
                        "duration",
                        "services[1]",
                        "impact",
                        "timeline[0].at",
                        "timeline[0].text",
                        "phases[0].episode",
                        "phases[0].took",
                        "actions[0].due",
                        "facts[0].name",
                        "others[0].heading",
                        "others[0].markdown");
    }

    @Test
    void refusesMoreThanItCouldReadAgain() {
        PostmortemBuilder draft = new PostmortemBuilder("Long").impact("x".repeat(Postmortem.MAX_LENGTH));

        assertThatThrownBy(draft::build).hasMessageContaining("at most 5000000 are kept");
    }
}
