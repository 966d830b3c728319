package io.incidentkit.service;

import io.incidentkit.incident.IncidentId;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentStore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides again what lost a race against somebody else's command. The first times at once, then after a pause that grows and is
 * different for each, so that many at one incident get out of each other's way; all pauses together take less than two seconds. Where
 * the store can keep others off the incident meanwhile, it is asked to after the first times.
 */
final class OptimisticRetry {
    private static final Logger LOG = LoggerFactory.getLogger(OptimisticRetry.class);
    private static final int ATTEMPTS = 16;
    private static final int AT_ONCE = 3;
    private static final long SHORTEST_NANOS = 1_000_000;
    private static final long LONGEST_NANOS = 150_000_000;

    private final LongConsumer pause;
    private final LongUnaryOperator below;

    /**
     * Creates them.
     *
     * @param pause waits for so many nanoseconds
     * @param below a random number from 1 to below the given one; asked by many threads
     */
    OptimisticRetry(LongConsumer pause, LongUnaryOperator below) {
        this.pause = pause;
        this.below = below;
    }

    /** Returns races that are spread by chance. */
    static OptimisticRetry spread() {
        return new OptimisticRetry(
                LockSupport::parkNanos, bound -> ThreadLocalRandom.current().nextLong(1, bound));
    }

    /**
     * Tries until it is not a race that is lost.
     *
     * @param attempt what is tried; it is told which attempt it is, from 1
     * @return what the attempt that won returned
     * @throws ConcurrentUpdateException that of the last attempt
     */
    <T> T retrying(IntFunction<T> attempt) {
        return retrying(attempt, attempt);
    }

    /**
     * As {@link #retrying(IntFunction)}, with the later attempts at an incident while others are kept off it.
     *
     * @param store keeps them off
     * @param id the incident
     */
    <T> T retrying(IncidentStore store, IncidentId id, IntFunction<T> attempt) {
        return retrying(attempt, number -> store.alone(id, () -> attempt.apply(number)));
    }

    private <T> T retrying(IntFunction<T> first, IntFunction<T> later) {
        for (int number = 1; ; number++) {
            try {
                return (number <= AT_ONCE ? first : later).apply(number);
            } catch (ConcurrentUpdateException e) {
                if (number == ATTEMPTS || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.debug("Attempt {} lost a race: {}", number, e.getMessage());
            }
            if (number >= AT_ONCE) {
                pause.accept(below.applyAsLong(longest(number)));
            }
        }
    }

    private static long longest(int number) {
        return Math.min(LONGEST_NANOS, SHORTEST_NANOS << (number - AT_ONCE + 1));
    }
}
