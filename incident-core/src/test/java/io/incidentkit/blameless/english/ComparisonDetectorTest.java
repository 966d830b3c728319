package io.incidentkit.blameless.english;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.blameless.BlamelessCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comparisons with better people, and those that clear who acted. */
class ComparisonDetectorTest {
    private final BlamelessCheck check = BlamelessCheck.english();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A more careful engineer than Ada would have looked.",
                "A careful engineer would not have trusted it.",
                "Anyone else would have stopped.",
                "Nobody else would have merged it.",
                "Her predecessor would have called.",
                "Even the youngest trainee would have called.",
                "With somebody more seasoned on call, it would have ended at noon.",
                "A competent operator checks the lag before that."
            })
    void blameWhoIsSaidToBeWorse(String sentence) {
        assertThat(check.check(sentence).isBlameless()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Even a more careful engineer than Ada would have missed it.",
                "A careful engineer would have missed it.",
                "Anyone else would have done the same.",
                "Nobody else would have noticed it.",
                "Her predecessor wrote the note.",
                "A competent script checks the lag before that.",
                "With another disk it would have ended at noon."
            })
    void clearWhoeverIsNoWorse(String sentence) {
        assertThat(check.check(sentence).findings()).isEmpty();
    }
}
