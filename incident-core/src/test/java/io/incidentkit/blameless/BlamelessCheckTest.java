package io.incidentkit.blameless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.incidentkit.commander.Person;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.validation.InvalidInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What all checks have in common: limits, waivers and violations. */
class BlamelessCheckTest {
    private static final BlamelessCheck ENGLISH = BlamelessCheck.english();
    private static final BlamelessCheck NEVER_ASKED = (text, people) -> {
        throw new AssertionError("The check is asked about " + text.length() + " characters");
    };

    @Test
    void theEnglishCheckIsAlwaysTheSame() {
        assertThat(BlamelessCheck.english()).isSameAs(ENGLISH);
    }

    @Nested
    class ACheckOfAnotherLanguage {
        private static final String TEXT = "Das war Bens Schuld. Der Job lief nicht. Ada hat auch Schuld.";

        private final BlamelessCheck check = new GermanCheck();

        @Test
        void givesItsFindingsAndTheirViolations() {
            BlameReport report = check.check(TEXT);

            assertThat(report.findings())
                    .extracting(BlameFinding::sentence)
                    .containsExactly("Das war Bens Schuld.", "Ada hat auch Schuld.");
            assertThat(report.violations())
                    .containsOnly(new Violation(
                            Rule.POSTMORTEM_IS_BLAMELESS,
                            "\"Schuld\": Das Wort sucht eine Person.",
                            "Was hat den Fehler ermöglicht?"));
        }

        @Test
        void findsNothingInWhatBlamesInEnglish() {
            assertThat(check.check("Ada forgot the key.").isBlameless()).isTrue();
        }

        @Test
        void hasItsSentencesWaived() {
            BlameWaiver waiver = new BlameWaiver("Das war  Bens Schuld.", "ein Zitat");

            BlameReport report = check.check(TEXT, List.of(), List.of(waiver));

            assertThat(report.findings()).extracting(BlameFinding::sentence).containsExactly("Ada hat auch Schuld.");
            assertThat(report.waived()).extracting(BlameReport.Waived::waiver).containsExactly(waiver);
        }

        @Test
        void mayFindInAnyOrder() {
            BlamelessCheck backwards = (text, people) -> {
                List<BlameFinding> found = new ArrayList<>(check.findings(text, people));
                Collections.reverse(found);
                return found;
            };

            assertThat(backwards.check(TEXT)).isEqualTo(check.check(TEXT));
        }

        @Test
        void isToldWhoTookPart() {
            List<Person> people = List.of(new Person("ada"), new Person("ben"));
            List<Collection<Person>> told = new ArrayList<>();
            BlamelessCheck listening = (text, known) -> {
                told.add(known);
                return List.of();
            };

            listening.check(TEXT, people, List.of());

            assertThat(told).containsExactly(people);
        }

        @ParameterizedTest
        @CsvSource({"Schuld, Schuld, 3", "Bens Schuld., Schuld, 37", "Schuld ist Ben., Schuld, 13", "Ben, Ben, 4000"})
        void isRefusedFindingsThatDoNotStandInTheText(String sentence, String words, int start) {
            BlamelessCheck wrong = (text, people) -> List.of(new BlameFinding(
                    sentence, words, start, start + words.length(), BlameKind.BLAME_NAMED, "reason", "suggestion"));

            assertThatIllegalStateException().isThrownBy(() -> wrong.check(TEXT));
        }
    }

    @Nested
    class AFinding {
        @Test
        void becomesAViolationOfTheRule() {
            Violation violation = ENGLISH.check("Ada forgot it.").violations().get(0);

            assertThat(violation.rule()).isEqualTo(Rule.POSTMORTEM_IS_BLAMELESS);
            assertThat(violation.message()).startsWith("\"Ada forgot\": ");
            assertThat(violation.remedy()).isNotBlank();
        }
    }

    @Nested
    class AWaiver {
        private static final String TEXT = "Ada forgot the key. The operator ignored\nthe alarm.";

        @Test
        void keepsItsSentenceWithTheReason() {
            BlameWaiver waiver = new BlameWaiver("The operator  ignored the alarm.", "it is the title of a talk");

            BlameReport report = ENGLISH.check(TEXT, List.of(), List.of(waiver));

            assertThat(report.findings()).extracting(BlameFinding::words).containsExactly("Ada forgot");
            assertThat(report.waived())
                    .singleElement()
                    .satisfies(waived -> assertThat(waived.waiver()).isEqualTo(waiver))
                    .satisfies(waived -> assertThat(waived.finding().words()).isEqualTo("The operator ignored"));
            assertThat(report.unused()).isEmpty();
        }

        @Test
        void isUnusedForAnotherSentence() {
            BlameWaiver waiver = new BlameWaiver("The operator ignored an alarm.", "agreed");

            BlameReport report = ENGLISH.check(TEXT, List.of(), List.of(waiver));

            assertThat(report.findings()).hasSize(2);
            assertThat(report.unused()).containsExactly(waiver);
        }

        @Test
        void needsASentenceAndAReason() {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> new BlameWaiver(" ", "\n"))
                    .satisfies(e -> assertThat(e.faults())
                            .extracting(fault -> fault.field())
                            .containsExactly("sentence", "reason"));
        }
    }

    @Nested
    class ABound {
        @Test
        void refusesATextThatIsTooLong() {
            String text = "a".repeat(BlamelessCheck.MAX_TEXT + 1);

            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> NEVER_ASKED.check(text))
                    .withMessageContaining("at most " + BlamelessCheck.MAX_TEXT);
        }

        @Test
        void refusesTooManyPeople() {
            List<Person> people = Collections.nCopies(BlamelessCheck.MAX_PEOPLE + 1, new Person("ada"));

            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> NEVER_ASKED.check("", people, List.of()))
                    .withMessageContaining("people");
        }
    }
}
