package io.incidentkit.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.incidentkit.markdown.MarkdownBounds;
import io.incidentkit.postmortem.PostmortemReading.Outcome;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Documents that are not in the playbook's form, and drafts that nobody can keep. */
class PostmortemBadInputTest {
    @Test
    void saysThatADocumentIsEmptyOrTooLong() {
        PostmortemReading blank = Postmortem.read(" \n");
        PostmortemReading endless = Postmortem.read("x".repeat(MarkdownBounds.MAX_LENGTH + 1));

        assertThat(blank.outcome()).isEqualTo(Outcome.UNREADABLE);
        assertThat(blank.faults()).extracting(FieldError::toString).containsExactly("markdown: is required");
        assertThat(endless.outcome()).isEqualTo(Outcome.UNREADABLE);
        assertThatThrownBy(endless::orElseThrow)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has 262145 characters; at most 262144 are read");
    }

    @Test
    void saysEverythingThatADocumentOfAnotherFormLacks() {
        PostmortemReading read = Postmortem.read("""
                ## Impact
                All.

                # Queue stood still

                ## Timeline
                - 14:32 alert

                ## Root cause
                A lock.
                """);

        assertThat(read.outcome()).isEqualTo(Outcome.OTHER_FORM);
        assertThat(read.postmortem()).isEmpty();
        assertThat(read.faults())
                .extracting(FieldError::message)
                .containsExactly(
                        "does not begin with a title, such as '# INC-42: Checkout is down'",
                        "has more than one title",
                        "lacks the section 'Why it took'",
                        "lacks the section 'What went well'",
                        "lacks the section 'What did not go well'",
                        "lacks the section 'Action items'");
    }

    @Test
    void saysThatTheSectionsAreInAnotherOrder() {
        String markdown = Postmortem.builder("Down").build().toMarkdown(ZoneOffset.UTC);

        PostmortemReading read = Postmortem.read(markdown.replace("## Impact", "##")
                .replace("## Root cause", "## Impact")
                .replace("##\n", "## Root cause\n"));

        assertThat(read.outcome()).isEqualTo(Outcome.OTHER_FORM);
        assertThat(read.faults())
                .extracting(FieldError::message)
                .containsExactly("has the sections in another order than the form: 'Impact', 'Timeline', 'Root cause', "
                        + "'Why it took', 'What went well', 'What did not go well', 'Action items'");
    }

    @Test
    void saysWhatTheFormCannotHold() {
        String markdown = Postmortem.builder("Down")
                .impact("All customers.")
                .rootCause("A lock.")
                .build()
                .toMarkdown(ZoneOffset.UTC);

        PostmortemReading read =
                Postmortem.read(markdown.replace("All", "\u001B[31mAll").replace("A lock", "\u0000"));

        assertThat(read.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(read.faults()).extracting(FieldError::field).containsExactly("impact", "rootCause");
    }

    @Test
    void readsWhatAnEditorOfAnotherSystemSaved() {
        Postmortem postmortem =
                Postmortem.builder("Down").rootCause("A lock.\n\nAnd a key.").build();

        String saved = "\uFEFF" + postmortem.toMarkdown(ZoneOffset.UTC).replace("\n", "\r\n");

        assertThat(Postmortem.read(saved).orElseThrow()).isEqualTo(postmortem);
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
