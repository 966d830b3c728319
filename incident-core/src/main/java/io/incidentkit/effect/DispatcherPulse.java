package io.incidentkit.effect;

import java.time.Duration;
import java.util.Objects;

/**
 * Whether what delivers and wakes is alive: its own machinery, not the channels. A channel that is down or hangs changes none of it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param runs whether it delivers and wakes on this node
 * @param unpicked how long ago the latest task was due that nobody has begun; zero if none is late. While nodes run this stays far
 *     below a minute
 * @param silent how long the node has not been heard of that began a task which has not ended; zero if none has. A node that is gone is
 *     missed long before a minute, and others go on with its tasks
 */
public record DispatcherPulse(boolean runs, Duration unpicked, Duration silent) {
    /** Checks that all parts are there; clocks that disagree make no time negative. */
    public DispatcherPulse {
        Objects.requireNonNull(unpicked, "unpicked");
        Objects.requireNonNull(silent, "silent");
        unpicked = unpicked.isNegative() ? Duration.ZERO : unpicked;
        silent = silent.isNegative() ? Duration.ZERO : silent;
    }
}
