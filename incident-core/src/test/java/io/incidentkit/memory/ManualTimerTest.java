package io.incidentkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualTimerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T14:32:00Z");

    private final ManualTimer timer = new ManualTimer(NOW);
    private final List<String> ran = new ArrayList<>();

    @Test
    void runsWhatIsDueInOrderAndEachAtItsMoment() {
        timer.at(NOW.plusSeconds(20), () -> ran.add("second " + timer.instant()));
        timer.at(NOW.plusSeconds(10), () -> ran.add("first " + timer.instant()));
        timer.at(NOW.plusSeconds(31), () -> ran.add("later"));

        timer.advance(Duration.ofSeconds(30));

        assertThat(ran).containsExactly("first " + NOW.plusSeconds(10), "second " + NOW.plusSeconds(20));
        assertThat(timer.instant()).isEqualTo(NOW.plusSeconds(30));
        assertThat(timer.next()).contains(NOW.plusSeconds(31));
    }

    @Test
    void runsOnTheWayWhatATaskSets() {
        timer.at(NOW.plusSeconds(1), () -> timer.at(timer.instant().plusSeconds(1), () -> ran.add("set on the way")));

        timer.advanceTo(NOW.plusSeconds(2));

        assertThat(ran).containsExactly("set on the way");
    }

    @Test
    void doesNotRunWhatWasCalledOff() {
        timer.at(NOW.plusSeconds(1), () -> ran.add("called off")).cancel();

        timer.advance(Duration.ofDays(1));

        assertThat(ran).isEmpty();
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void neverGoesBack() {
        timer.at(NOW.minusSeconds(5), () -> ran.add("due already"));

        timer.advanceTo(NOW.minusSeconds(60));

        assertThat(ran).containsExactly("due already");
        assertThat(timer.instant()).isEqualTo(NOW);
    }
}
