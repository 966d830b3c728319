package io.incidentkit.blameless.english;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.blameless.BlamelessCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Set phrases, each kind by an example, and where the same words blame nobody. */
class IdiomDetectorTest {
    private final BlamelessCheck check = BlamelessCheck.english();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada had one job.",
                "Ada lied about the backup.",
                "Ada approved it after being told not to.",
                "Against all advice, Ada ran it.",
                "Not one of the three reviewers opened the file.",
                "Nobody on Ada's team bothered to look.",
                "Ada should have known better.",
                "If only Ada had looked.",
                "Why did Ada not look?",
                "Ada could easily have looked.",
                "Ada has no business touching it.",
                "Ada's decision to run it was irresponsible.",
                "Any engineer worth their salt would have looked.",
                "Ada, in her infinite wisdom, ran it.",
                "Thanks to Ada's brilliant idea, the index was gone.",
                "Of course Ada knew better than the runbook.",
                "Ada will be spoken to.",
                "Ada has been given a written warning.",
                "Retraining for Ada is planned.",
                "The matter was referred to HR.",
                "This outage has Ada's name written all over it.",
                "We have Ada to thank for the outage.",
                "Whoever approved this did not look."
            })
    void blames(String sentence) {
        assertThat(check.check(sentence).isBlameless()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The scheduler had one job.",
                "Ada had two jobs running.",
                "Nobody could have known better.",
                "How could Ada have known?",
                "Ada could not easily have looked.",
                "We have Ada to thank for the quick recovery.",
                "Thanks to Ada's brilliant idea, the data was saved."
            })
    void blamesNobody(String sentence) {
        assertThat(check.check(sentence).findings()).isEmpty();
    }
}
