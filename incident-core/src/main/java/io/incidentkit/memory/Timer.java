package io.incidentkit.memory;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Runs tasks at moments, and tells what time it is. What has not run when the program ends is forgotten.
 *
 * <p>Implementations are thread-safe. They never run a task in the thread that sets it.
 */
public interface Timer extends InstantSource {

    /**
     * Runs a task once, at a moment or soon after it. A moment that has passed is now.
     *
     * @param moment the moment
     * @param task what to run; short, for others wait behind it
     * @return the alarm, to call it off
     * @throws java.util.concurrent.RejectedExecutionException if the timer is closed
     */
    Alarm at(Instant moment, Runnable task);

    /** A task that is going to run. */
    @FunctionalInterface
    interface Alarm {
        /** Calls it off. It does nothing if the task has begun. */
        void cancel();
    }
}
