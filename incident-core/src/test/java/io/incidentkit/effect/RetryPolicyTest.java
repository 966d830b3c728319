package io.incidentkit.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final RetryPolicy POLICY = RetryPolicy.standard();

    @Test
    void doublesUpToTheLongestDelay() {
        assertThat(POLICY.delay(1, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(POLICY.delay(2, 1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(POLICY.delay(9, 1)).isEqualTo(Duration.ofSeconds(256));
        assertThat(POLICY.delay(10, 1)).isEqualTo(Duration.ofMinutes(5));
        assertThat(POLICY.delay(Integer.MAX_VALUE, 1)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void takesOffUpToHalfByChance() {
        assertThat(POLICY.delay(2, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(POLICY.delay(2, 0.5)).isEqualTo(Duration.ofMillis(1_500));
    }

    @Property
    void staysBetweenHalfAndAllOfTheLongestDelay(
            @ForAll @IntRange(min = 1, max = 1_000) int attempt, @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        assertThat(POLICY.delay(attempt, chance)).isBetween(Duration.ofMillis(500), Duration.ofMinutes(5));
        assertThat(POLICY.delay(attempt, chance)).isLessThanOrEqualTo(POLICY.delay(attempt + 1, chance));
    }
}
