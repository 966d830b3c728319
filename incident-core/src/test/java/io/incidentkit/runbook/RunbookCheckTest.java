package io.incidentkit.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import org.junit.jupiter.api.Test;

class RunbookCheckTest {
    @Test
    void findsNothingWrongWithACompletePage() {
        assertThat(RunbookCheck.check(Runbook.read("a", RunbookTest.COMPLETE))).isEmpty();
    }

    @Test
    void saysAllThatIsMissingAtOnce() {
        assertThat(RunbookCheck.check(Runbook.read("a", "Call someone.")))
                .extracting(Violation::rule)
                .containsExactly(
                        Rule.RUNBOOK_HAS_SYMPTOMS,
                        Rule.RUNBOOK_HAS_DIAGNOSIS,
                        Rule.RUNBOOK_HAS_MITIGATION,
                        Rule.RUNBOOK_HAS_DONTS);
        assertThat(RunbookCheck.check(Runbook.read("a", "Call someone.")))
                .extracting(Violation::message)
                .containsExactly(
                        "The heading \"Symptoms\" is missing: nothing says what one sees.",
                        "The heading \"Diagnosis\" is missing: nothing says how to tell what is wrong.",
                        "The heading \"Mitigation\" is missing: nothing says how to restore service.",
                        "The heading \"What not to do\" is missing: nothing says what not to do.");
    }

    @Test
    void tellsAnEmptySectionFromAMissingOne() {
        Runbook runbook =
                Runbook.read("a", RunbookTest.COMPLETE.replace("Don't purge the queue: paid orders are in it.", ""));
        assertThat(RunbookCheck.check(runbook)).singleElement().satisfies(violation -> {
            assertThat(violation.rule()).isEqualTo(Rule.RUNBOOK_HAS_DONTS);
            assertThat(violation.message()).isEqualTo("Under the heading \"What not to do\" stands nothing.");
            assertThat(violation.remedy()).startsWith("Write under \"What not to do\"");
        });
    }

    @Test
    void aMeaningIsNoSymptom() {
        Runbook runbook = Runbook.read("a", RunbookTest.COMPLETE.replace("## Symptoms", "## Meaning"));
        assertThat(RunbookCheck.check(runbook)).extracting(Violation::rule).containsExactly(Rule.RUNBOOK_HAS_SYMPTOMS);
    }

    @Test
    void onePageIsTheBoundAndNoMore() {
        int lines = RunbookCheck.lines(Runbook.read("a", RunbookTest.COMPLETE));
        String full = RunbookTest.COMPLETE + "more\n\n".repeat(RunbookCheck.PAGE_LINES - lines);
        assertThat(RunbookCheck.check(Runbook.read("a", full))).isEmpty();
        assertThat(RunbookCheck.check(Runbook.read("a", full + "more\n")))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.rule()).isEqualTo(Rule.RUNBOOK_IS_ONE_PAGE);
                    assertThat(violation.message()).isEqualTo("The page has 81 lines; one page has at most 80.");
                });
    }

    @Test
    void aLongLineCountsAsSeveralAndFrontMatterAsNone() {
        String line = "x".repeat(RunbookCheck.LINE_CHARACTERS);
        assertThat(RunbookCheck.lines(Runbook.read("a", "---\ntitle: a\n---\n\n" + line)))
                .isEqualTo(1);
        assertThat(RunbookCheck.lines(Runbook.read("a", line + "x"))).isEqualTo(2);
    }
}
