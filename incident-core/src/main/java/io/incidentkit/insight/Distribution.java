package io.incidentkit.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * How a time is spread over incidents. Percentiles are the nearest rank: a time that really was.
 *
 * <p>Immutable and thread-safe.
 */
public final class Distribution {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final long NANOS = 1_000_000_000;

    /** Nanoseconds; every time between two moments that are kept fits. */
    private final long[] sorted;

    private final int unknown;

    /** Takes the array over, in ascending order. */
    Distribution(long[] sorted, int unknown) {
        this.sorted = sorted;
        this.unknown = unknown;
    }

    /**
     * Spreads times.
     *
     * @param times one an incident; empty where it is unknown
     * @return the distribution of those that are known, with the number of the others
     */
    public static Distribution of(Collection<Optional<Duration>> times) {
        Times all = new Times();
        for (Optional<Duration> time : times) {
            all.add(time.map(Duration::toNanos).orElse(Measure.UNKNOWN));
        }
        return all.distribution();
    }

    /** Returns of how many incidents the time is known. */
    public int known() {
        return sorted.length;
    }

    /** Returns of how many incidents the time is unknown. */
    public int unknown() {
        return unknown;
    }

    /**
     * Returns the time that so many percent of the incidents did not exceed.
     *
     * @param percent above 0, up to 100
     * @return the time, or empty if none is known
     * @throws IllegalArgumentException if the percentage is out of range
     */
    public Optional<Duration> percentile(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("A percentile is above 0 and up to 100, not " + percent);
        }
        if (sorted.length == 0) {
            return Optional.empty();
        }
        // In decimal: as binary fractions, 7 percent of 100 would be a little more than 7.
        int rank = BigDecimal.valueOf(percent)
                .multiply(BigDecimal.valueOf(sorted.length))
                .divide(HUNDRED, 0, RoundingMode.CEILING)
                .intValueExact();
        return Optional.of(Duration.ofNanos(sorted[rank - 1]));
    }

    /** Returns the time in the middle, or empty if none is known. */
    public Optional<Duration> median() {
        return percentile(50);
    }

    /** Returns the mean, or empty if none is known. */
    public Optional<Duration> mean() {
        if (sorted.length == 0) {
            return Optional.empty();
        }
        // Apart, because the sum of many times may be more nanoseconds than a long holds.
        long seconds = 0;
        long nanos = 0;
        for (long time : sorted) {
            seconds += time / NANOS;
            nanos += time % NANOS;
        }
        return Optional.of(Duration.ofSeconds(seconds, nanos).dividedBy(sorted.length));
    }

    /** Returns the shortest time, or empty if none is known. */
    public Optional<Duration> shortest() {
        return sorted.length == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(sorted[0]));
    }

    /** Returns the longest time, or empty if none is known. */
    public Optional<Duration> longest() {
        return sorted.length == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(sorted[sorted.length - 1]));
    }
}
