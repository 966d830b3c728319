package io.incidentkit.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputValidatorTest {
    private final InputValidator faults = new InputValidator();

    @Test
    void saysEveryFaultAtOnceInTheOrderOfTheFields() {
        faults.line("title", " ");
        faults.text("hypothesis", null);
        faults.instant("occurredAt", Instant.EPOCH);
        faults.add("severity", "is required");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(faults::throwIfAny)
                .satisfies(e -> assertThat(e.faults())
                        .extracting(FieldError::field)
                        .containsExactly("title", "hypothesis", "occurredAt", "severity"))
                .withMessageContaining("title: is required; hypothesis: is required");
    }

    @Test
    void throwsNothingWithoutAFault() {
        faults.line("title", "Checkout answers 5xx");

        assertThat(faults.any()).isFalse();
        assertThatCode(faults::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void collectsTheFaultsOfNestedValues() {
        assertThat(faults.<String>collect(() -> {
                    throw new InvalidInputException(List.of(new FieldError("a", "x"), new FieldError("b", "y")));
                }))
                .isNull();
        assertThat(faults.collect(() -> "fine")).isEqualTo("fine");
        assertThat(found()).containsExactly("a: x", "b: y");
    }

    @Test
    void anInvalidInputHasAFault() {
        assertThatIllegalArgumentException().isThrownBy(() -> new InvalidInputException(List.of()));
    }

    @Test
    void aRefusalHasAViolation() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RefusedException("resolve INC-42", List.of()));
        Violation violation = new Violation(Rule.STEPS_IN_ORDER, "It is too early.", "First mitigate it.");

        assertThat(new RefusedException("resolve INC-42", List.of(violation)))
                .hasMessage("resolve INC-42 refused: steps-in-order: It is too early. First mitigate it.");
    }

    @Nested
    class ALine {
        @ParameterizedTest
        @NullSource
        @ValueSource(
                strings = {"", " ", "\t", "\n", "\u2003", "\u200b", "\ufeff \u00a0", "\u3164\ufe0f", "\u2060\u00ad"})
        void isRequired(String blank) {
            assertThat(faults.line("title", blank)).isEmpty();
            assertThat(found()).containsExactly("title: is required");
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"", " \t\r\n"})
        void isAbsentWhereItIsOptional(String blank) {
            assertThat(faults.optionalLine("brief", blank)).isNull();
            assertThat(faults.any()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a\nb",
                    "a\rb",
                    "a\tb",
                    "a\u0000b",
                    "a\u001bb",
                    "a\u007fb",
                    "a\u0085b",
                    "a\u2028b",
                    "a\u2029b"
                })
        void hasNoControlCharactersAndNoLineBreaks(String text) {
            assertThat(faults.line("title", text)).isEmpty();
            assertThat(found())
                    .singleElement()
                    .asString()
                    .contains("title: has")
                    .contains("position 2");
        }

        @ParameterizedTest
        @MethodSource("io.incidentkit.validation.InputValidatorTest#loneSurrogates")
        void hasNoHalfOfACharacter(String text) {
            faults.line("title", text);

            assertThat(faults.any()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"🔥", "👩‍🚒 on call", "障害", "e\u0301", "a\u00a0b", "<script>", "' or 1=1 --", "\uFFFD"})
        void mayHaveAnyOtherCharacter(String text) {
            assertThat(faults.line("title", text)).isEqualTo(text);
            assertThat(faults.any()).isFalse();
        }

        @Test
        void losesWhiteSpaceAround() {
            assertThat(faults.line("title", " \t Checkout 5xx \n")).isEqualTo("Checkout 5xx");
        }

        @Test
        void isNotTooLong() {
            assertThat(faults.line("title", "x".repeat(InputValidator.MAX_LINE) + "  "))
                    .hasSize(200);
            assertThat(faults.any()).isFalse();

            assertThat(faults.line("title", "x".repeat(InputValidator.MAX_LINE + 1)))
                    .isEmpty();
            assertThat(found()).containsExactly("title: has 201 characters; at most 200 are kept");
        }
    }

    @Nested
    class AText {
        @Test
        void mayHaveLinesAndTabs() {
            assertThat(faults.text("note", "one\r\ntwo\rthree\n\n\tfour")).isEqualTo("one\ntwo\nthree\n\n\tfour");
            assertThat(faults.any()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"a\u0000b", "a\u0008b", "a\u000cb", "a\u001b[31mb", "a\u009fb"})
        void hasNoOtherControlCharacters(String text) {
            faults.text("note", text);

            assertThat(found()).singleElement().asString().contains("U+").contains("position 2");
        }

        @ParameterizedTest
        @MethodSource("io.incidentkit.validation.InputValidatorTest#loneSurrogates")
        void hasNoHalfOfACharacter(String text) {
            faults.optionalText("note", text);

            assertThat(faults.any()).isTrue();
        }

        @Test
        void isNotTooLong() {
            faults.text("note", "x".repeat(InputValidator.MAX_TEXT));
            assertThat(faults.any()).isFalse();

            faults.text("note", "x".repeat(InputValidator.MAX_TEXT + 1));
            assertThat(found()).containsExactly("note: has 10001 characters; at most 10000 are kept");
        }
    }

    @Nested
    class AMoment {
        @Test
        void isCutToMicroseconds() {
            assertThat(faults.instant("occurredAt", Instant.parse("2026-03-01T14:32:00.123456789Z")))
                    .isEqualTo("2026-03-01T14:32:00.123456Z");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0001-01-01T00:00:00Z", "1989-12-31T23:59:59.999999Z", "2200-01-01T00:00:00Z"})
        void isNotAbsurd(String text) {
            assertThat(faults.instant("occurredAt", Instant.parse(text))).isNull();
            assertThat(found()).singleElement().asString().contains("out of range");
        }

        @Test
        void isNotAtTheEndOfTime() {
            assertThat(faults.instant("occurredAt", Instant.MAX)).isNull();
            assertThat(faults.instant("occurredAt", Instant.MIN)).isNull();
            assertThat(found()).hasSize(2);
        }

        @ParameterizedTest
        @ValueSource(strings = {"1990-01-01T00:00:00Z", "2199-12-31T23:59:59.999999Z"})
        void liesWithinTheRange(String text) {
            assertThat(faults.instant("occurredAt", Instant.parse(text))).isEqualTo(text);
        }

        @Test
        void isReadWithAnyOffset() {
            assertThat(faults.parseInstant("occurredAt", " 2026-03-01T15:32:00+01:00 "))
                    .isEqualTo("2026-03-01T14:32:00Z");
            assertThat(faults.parseInstant("occurredAt", "  ")).isNull();
            assertThat(faults.any()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"now", "14:32", "2026-03-01", "2026-03-01T14:32:00", "2026-02-30T14:32:00Z", "1772375520"})
        void isReadOnlyWhereItSaysWhichMoment(String text) {
            assertThat(faults.parseInstant("occurredAt", text)).isNull();
            assertThat(found()).singleElement().asString().contains("ISO-8601 with an offset");
        }
    }

    static Stream<String> loneSurrogates() {
        return Stream.of(
                "\ud83d", "a\ud83d", "\udd25", "a\udd25b", "\ud83d\ud83d\udd25", "\ud83d\udd25\udd25", "\udd25\ud83d");
    }

    private List<String> found() {
        try {
            faults.throwIfAny();
            return List.of();
        } catch (InvalidInputException e) {
            return e.faults().stream().map(FieldError::toString).toList();
        }
    }
}
