package io.incidentkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.blameless.BlamelessCheck;
import io.incidentkit.command.Declare;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.MessageFacts;
import io.incidentkit.comms.MessageMoment;
import io.incidentkit.comms.MessageTemplate;
import io.incidentkit.loop.Step;
import io.incidentkit.markdown.MarkdownBounds;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.runbook.Runbook;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same as {@link PublicEntriesTest} for what is built step by step: one exception, with every part that is wrong. */
class PublicBuildersTest {
    private static final Instant MOMENT = Instant.parse("2026-03-01T14:32:00Z");

    static Stream<Arguments> builders() {
        return Stream.of(
                builder(
                        "declaration",
                        List.of("title", "services[0]", "impact"),
                        bad -> Declare.builder(bad)
                                .services(List.of(bad))
                                .impact(bad)
                                .build()),
                builder(
                        "past incident",
                        List.of("source", "sourceId", "title", "services[0]", "impact", "link"),
                        bad -> PastIncident.builder(bad, bad, bad)
                                .services(List.of(bad))
                                .impact(bad)
                                .link(bad)
                                .detectedAt(MOMENT)
                                .build()),
                builder(
                        "runbook",
                        List.of("id", "markdown", "name", "source", "services[0]", "alertNames[0]"),
                        bad -> Runbook.builder(bad, bad)
                                .name(bad)
                                .source(bad)
                                .services(List.of(bad))
                                .alertNames(List.of(bad))
                                .build()),
                builder(
                        "template",
                        List.of("text"),
                        bad -> MessageTemplate.of(Audience.CUSTOMERS, MessageMoment.FIRST, bad)),
                builder(
                        "message",
                        List.of("reference", "title", "severity", "impact", "commander", "services"),
                        bad -> MessageFacts.builder(bad, bad, Step.DETECTED, MOMENT)
                                .severity(bad)
                                .impact(bad)
                                .commander(bad)
                                .services(List.of(bad))
                                .build()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("builders")
    void saysEveryPartThatIsWrong(String what, List<String> fields, Function<String, Object> build) {
        for (String bad : List.of("a\u0007b", "a\u0000", "\ud83d", "b\ude00", "x".repeat(1_000_001))) {
            assertThat(faults(() -> build.apply(bad)))
                    .as(what)
                    .extracting(FieldError::field)
                    .containsExactlyInAnyOrderElementsOf(fields);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("builders")
    void takesInvisibleTextsForNone(String what, List<String> fields, Function<String, Object> build) {
        for (String nothing : List.of("", " ", "\u200b", "\u2060\ufeff", "\u3164", "\u202e \u00a0")) {
            Throwable thrown = catchThrowable(() -> build.apply(nothing));
            if (thrown != null) {
                assertThat(((InvalidInputException) thrown).faults())
                        .as(what)
                        .isNotEmpty()
                        .allSatisfy(fault -> assertThat(fault.message()).isEqualTo("is required"));
            } else {
                assertThat(what).isEqualTo("level");
            }
        }
    }

    @Test
    void refuseAbsurdMomentsAllAtOnce() {
        for (Instant absurd : List.of(Instant.MIN, Instant.parse("9999-01-01T00:00:00Z"), Instant.MAX)) {
            assertThat(faults(() -> Declare.builder("a")
                            .began(absurd)
                            .detectedAt(absurd)
                            .triagedAt(absurd)
                            .build()))
                    .hasSize(3);
            assertThat(faults(() -> PastIncident.builder("a", "b", "c")
                            .began(absurd)
                            .detectedAt(absurd)
                            .endedAt(absurd)
                            .build()))
                    .hasSize(3);
            assertThat(faults(() ->
                            Postmortem.builder("INC-1", "a", absurd).due(absurd).build()))
                    .hasSize(2);
            assertThat(faults(() -> MessageFacts.builder("INC-1", "a", Step.DETECTED, absurd)
                            .nextUpdateDue(absurd)
                            .build()))
                    .hasSize(2);
        }
    }

    @Test
    void refuseDocumentsThatAreTooLongOrSayNothing() {
        assertThat(faults(() -> Postmortem.read("x".repeat(MarkdownBounds.MAX_LENGTH + 1))
                        .orElseThrow()))
                .hasSize(1);
        assertThat(faults(() -> Postmortem.read("\u200b").orElseThrow())).hasSize(1);
        assertThat(faults(() -> Runbook.read("a", "x".repeat(Runbook.MAX_MARKDOWN + 1))))
                .hasSize(1);
        assertThat(faults(() -> Runbook.read("a", "\u200b\n"))).hasSize(1);
        assertThat(faults(() -> BlamelessCheck.english().check("x".repeat(BlamelessCheck.MAX_TEXT + 1))))
                .hasSize(1);
    }

    private static Arguments builder(String what, List<String> fields, Function<String, Object> build) {
        return Arguments.of(what, fields, build);
    }

    private static List<FieldError> faults(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(InvalidInputException.class);
        return ((InvalidInputException) thrown).faults();
    }
}
