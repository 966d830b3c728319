package io.incidentkit.blameless.english;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.blameless.BlamelessCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only people are judged by, and the same words where nobody is judged. */
class JudgementDetectorTest {
    private final BlamelessCheck check = BlamelessCheck.english();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "There was a blatant disregard for the plan in what Ada did.",
                "For Ada, error handling is a foreign word.",
                "No sensible engineer deploys from a train.",
                "In the hands of a capable engineer, this is a routine task.",
                "Would it have killed Ada to look?",
                "Although the runbook forbids it, Ada rebooted both nodes.",
                "Ada knew that the tests were red and merged it anyway.",
                "Ada does not test her code."
            })
    void blamesAPerson(String sentence) {
        assertThat(check.check(sentence).isBlameless()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "There was no disregard for the plan in what Ada did.",
                "Ada found the folly in the default.",
                "No sensible default was set.",
                "In the hands of the engineer, the tool shows the last hour.",
                "What would have helped Ada to look?",
                "Although the runbook forbids it, the script rebooted both nodes.",
                "Ada knew that the tests were red and stopped the merge.",
                "When Ada does not test her code, the pipeline does."
            })
    void leavesWhatJudgesNobody(String sentence) {
        assertThat(check.check(sentence).findings()).isEmpty();
    }
}
