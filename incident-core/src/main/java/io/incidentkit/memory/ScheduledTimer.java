package io.incidentkit.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A timer for programs without a database, on a {@link ScheduledExecutorService}.
 *
 * <p>Thread-safe.
 */
public final class ScheduledTimer implements Timer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledTimer.class);
    /** The executor counts in long nanoseconds, which end after 292 years; nobody waits for a day that far. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final InstantSource clock;
    private final ScheduledExecutorService executor;
    private final boolean own;

    /**
     * Creates a timer on an executor of the host, who also ends it.
     *
     * @param clock tells what time it is
     * @param executor runs the tasks
     */
    public ScheduledTimer(InstantSource clock, ScheduledExecutorService executor) {
        this(clock, executor, false);
    }

    private ScheduledTimer(InstantSource clock, ScheduledExecutorService executor, boolean own) {
        this.clock = clock;
        this.executor = executor;
        this.own = own;
    }

    /**
     * Creates a timer on one thread of its own, which does not keep the program alive and ends with {@link #close()}.
     *
     * @param clock tells what time it is
     * @return the timer
     */
    public static ScheduledTimer create(InstantSource clock) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "incident-timer");
            thread.setDaemon(true);
            return thread;
        });
        // A replaced wake-up would else stay in the queue until its moment.
        executor.setRemoveOnCancelPolicy(true);
        return new ScheduledTimer(clock, executor, true);
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public Alarm at(Instant moment, Runnable task) {
        AtomicBoolean cancelled = new AtomicBoolean();
        AtomicReference<Future<?>> future = new AtomicReference<>();
        schedule(moment, task, cancelled, future);
        return () -> {
            cancelled.set(true);
            future.get().cancel(false);
        };
    }

    private void schedule(Instant moment, Runnable task, AtomicBoolean cancelled, AtomicReference<Future<?>> future) {
        future.set(executor.schedule(
                () -> ring(moment, task, cancelled, future), untilNanos(moment), TimeUnit.NANOSECONDS));
    }

    private void ring(Instant moment, Runnable task, AtomicBoolean cancelled, AtomicReference<Future<?>> future) {
        if (cancelled.get()) {
            return;
        }
        // The clock may have been set back meanwhile, or run slower than the executor's.
        if (clock.instant().isBefore(moment)) {
            schedule(moment, task, cancelled, future);
            return;
        }
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A task that was due at {} failed", moment, e);
        }
    }

    private long untilNanos(Instant moment) {
        Duration until = Duration.between(clock.instant(), moment);
        if (until.isNegative()) {
            return 0;
        }
        return until.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : until.toNanos();
    }

    /** Ends the timer's own thread; an executor of the host goes on. */
    @Override
    public void close() {
        if (own) {
            executor.shutdownNow();
        }
    }
}
