package io.incidentkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class InMemoryDueTimerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T14:32:00Z");

    private final ManualTimer timer = new ManualTimer(NOW);
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<String> woken = new ArrayList<>();
    private boolean refuses;
    private final InMemoryDueTimer due = new InMemoryDueTimer(timer, this::execute);

    private void wakeAt(String incident, Instant moment) {
        due.wakeAt(incident, moment, id -> woken.add(id + " " + Duration.between(NOW, timer.instant())));
    }

    private void execute(Runnable task) {
        if (refuses) {
            throw new RejectedExecutionException("full");
        }
        tasks.add(task);
    }

    private void advance(Duration time) {
        timer.advance(time);
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @Test
    void wakesAtTheMomentInAThreadOfTheExecutor() {
        wakeAt("a", NOW.plusSeconds(60));
        timer.advance(Duration.ofSeconds(60));

        assertThat(woken).as("not in the timer's thread").isEmpty();
        advance(Duration.ZERO);
        assertThat(woken).containsExactly("a PT1M");
        assertThat(due.waiting()).isZero();
    }

    @Test
    void keepsOneMomentForEachIncident() {
        wakeAt("a", NOW.plusSeconds(60));
        wakeAt("b", NOW.plusSeconds(90));
        wakeAt("a", NOW.plusSeconds(120));
        advance(Duration.ofMinutes(5));

        assertThat(timer.waiting()).isZero();
        assertThat(woken).extracting(words -> words.substring(0, 1)).containsExactly("b", "a");
    }

    @Test
    void wakesNobodyOnceItIsCalledOff() {
        wakeAt("a", NOW.plusSeconds(60));
        due.cancel("a");
        due.cancel("never set");
        advance(Duration.ofMinutes(5));

        assertThat(woken).isEmpty();
    }

    @Test
    void wakesAgainAfterAFailure() {
        List<String> attempts = new ArrayList<>();
        due.wakeAt("a", NOW.plusSeconds(60), incident -> {
            attempts.add(incident);
            if (attempts.size() == 1) {
                throw new IllegalStateException("The store is away");
            }
        });
        advance(Duration.ofSeconds(60));
        advance(InMemoryDueTimer.AGAIN);
        advance(Duration.ofHours(1));

        assertThat(attempts).hasSize(2);
    }

    @Test
    void wakesAgainWhenThereWasNoThread() {
        refuses = true;
        wakeAt("a", NOW.plusSeconds(60));
        advance(Duration.ofSeconds(60));
        refuses = false;
        advance(InMemoryDueTimer.AGAIN);

        assertThat(woken).containsExactly("a PT2M");
    }

    @Test
    void leavesANewMomentThatWasSetWhileItFailed() {
        due.wakeAt("a", NOW.plusSeconds(60), incident -> {
            wakeAt("a", NOW.plusSeconds(3_600));
            throw new IllegalStateException("after the new moment was set");
        });
        advance(Duration.ofSeconds(60));

        assertThat(timer.next()).contains(NOW.plusSeconds(3_600));
    }
}
