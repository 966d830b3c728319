package io.incidentkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScheduledTimerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T14:32:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final InstantSource clock = now::get;
    private final ScheduledTimer timer = ScheduledTimer.create(clock);
    private final BlockingQueue<String> ran = new LinkedBlockingQueue<>();

    @AfterEach
    void end() {
        timer.close();
    }

    @Test
    void runsWhatIsDueInAThreadOfItsOwn() throws InterruptedException {
        timer.at(NOW.minusSeconds(5), () -> ran.add(Thread.currentThread().getName()));

        assertThat(ran.take()).isEqualTo("incident-timer");
    }

    @Test
    void waitsForTheClockAndNotForTheExecutor() throws InterruptedException {
        Instant due = NOW.plusNanos(1_000_000);
        timer.at(due, () -> ran.add("due at " + now.get()));
        timer.at(NOW, () -> {});
        now.set(due.plusSeconds(1));

        assertThat(ran.take()).isEqualTo("due at " + due.plusSeconds(1));
    }

    @Test
    void doesNotRunWhatWasCalledOff() throws InterruptedException {
        Timer.Alarm alarm = timer.at(NOW.plusSeconds(3_600), () -> ran.add("called off"));
        alarm.cancel();
        now.set(NOW.plusSeconds(7_200));
        timer.at(NOW, () -> ran.add("next"));

        assertThat(ran.take()).isEqualTo("next");
        assertThat(ran).isEmpty();
    }

    @Test
    void goesOnAfterATaskThatFails() throws InterruptedException {
        timer.at(NOW, () -> {
            throw new IllegalStateException("broken");
        });
        timer.at(NOW, () -> ran.add("next"));

        assertThat(ran.take()).isEqualTo("next");
    }

    @Test
    void takesMomentsBeyondAllMeasure() {
        timer.at(Instant.MAX, () -> ran.add("the end")).cancel();
        timer.at(Instant.MIN, () -> {});

        assertThat(ran).isEmpty();
    }

    @Test
    void refusesTasksOnceItIsClosed() {
        timer.close();

        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> timer.at(NOW, () -> {}));
    }
}
