package io.incidentkit.effect;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the deliveries of one channel stand.
 *
 * <p>Immutable and thread-safe.
 *
 * @param waiting how many wait, those that failed and are tried again included
 * @param failing how many of these have failed at least once
 * @param failed how many were given up and are kept
 * @param longestWait how long the oldest waits that has not arrived; null if none waits
 * @param failingFor how long the oldest waits of those that have failed; null if none has
 */
public record ChannelStanding(
        long waiting,
        long failing,
        long failed,
        @Nullable Duration longestWait,
        @Nullable Duration failingFor) {
    /** Nothing waits, and nothing was given up. */
    public static final ChannelStanding NOTHING = new ChannelStanding(0, 0, 0, null, null);

    /** Returns how long the oldest waits; empty if none does. */
    public Optional<Duration> oldest() {
        return Optional.ofNullable(longestWait);
    }
}
