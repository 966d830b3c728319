package io.incidentkit.spring.boot.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The database is asked now and then, and nobody who asks for a figure waits for one that has hung up. */
class BoundedReadingTest {
    private static final Duration EACH = Duration.ofSeconds(30);

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    private BoundedReading<Integer> reading(Supplier<Integer> read, Executor executor) {
        return new BoundedReading<>("A figure", read, EACH, executor, nanos::get);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void asksOnceEachTimeHoweverOftenItIsAsked() {
        BoundedReading<Integer> reading = reading(asked::incrementAndGet, Runnable::run);

        assertThat(reading.get()).contains(1);
        pass(EACH.minusNanos(1));
        assertThat(reading.get()).contains(1);
        pass(Duration.ofNanos(1));
        assertThat(reading.get()).contains(2);
    }

    @Test
    void asksLessOftenForWhatTakesLong() {
        BoundedReading<Integer> reading = reading(
                () -> {
                    pass(Duration.ofSeconds(3));
                    return asked.incrementAndGet();
                },
                Runnable::run);
        reading.get();
        pass(Duration.ofSeconds(299));
        assertThat(reading.get()).contains(1);
        pass(Duration.ofSeconds(1));

        assertThat(reading.get()).as("a hundredth of the time, at most").contains(2);
    }

    @Test
    void waitsForTheFirstAnswer() throws InterruptedException {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            assertThat(reading(asked::incrementAndGet, executor).get()).contains(1);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void isUnknownWhereNothingIsAnsweredAndSaysSo() {
        Deque<Runnable> hanging = new ArrayDeque<>();
        BoundedReading<Integer> reading = reading(asked::incrementAndGet, hanging::add);

        assertThat(reading.get()).isEmpty();
        assertThat(reading.failure()).isEmpty();
        pass(Duration.ofSeconds(31));

        assertThat(reading.get()).isEmpty();
        assertThat(reading.failure()).contains("no answer for 31 s");
        assertThat(hanging).as("it is not asked a second time").hasSize(1);
        hanging.remove().run();
        assertThat(reading.get()).contains(1);
        assertThat(reading.failure()).isEmpty();
    }

    @Test
    void saysWhatItKnewForSomeMinutesAndThenNothing() {
        Deque<Runnable> hanging = new ArrayDeque<>();
        AtomicInteger begun = new AtomicInteger();
        BoundedReading<Integer> reading = reading(asked::incrementAndGet, work -> {
            if (begun.getAndIncrement() == 0) {
                work.run();
            } else {
                hanging.add(work);
            }
        });
        reading.get();
        pass(Duration.ofMinutes(4));
        assertThat(reading.get()).contains(1);
        pass(Duration.ofMinutes(2));

        assertThat(reading.get()).as("unknown, and neither zero nor as it was").isEmpty();
    }

    @Test
    void saysWhyItFailedAndAsksAgainLater() {
        BoundedReading<Integer> reading = reading(
                () -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new IllegalStateException("the database is gone");
                    }
                    return asked.get();
                },
                Runnable::run);

        assertThat(reading.get()).isEmpty();
        assertThat(reading.failure()).hasValueSatisfying(why -> assertThat(why).contains("the database is gone"));
        assertThat(reading.get()).isEmpty();
        assertThat(asked).hasValue(1);
        pass(EACH);
        assertThat(reading.get()).contains(2);
        assertThat(reading.failure()).isEmpty();
    }

    @Test
    void letsNobodyElseWaitWhileOneDoes() throws InterruptedException {
        ExecutorService executor = Executors.newCachedThreadPool();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        BoundedReading<Integer> reading = reading(
                () -> {
                    begun.countDown();
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return asked.incrementAndGet();
                },
                executor);
        try {
            executor.execute(reading::get);
            begun.await();

            assertThat(reading.get()).isEmpty();
            assertThat(asked).hasValue(0);
        } finally {
            end.countDown();
            executor.shutdownNow();
        }
    }
}
