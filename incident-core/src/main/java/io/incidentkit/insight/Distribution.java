package io.incidentkit.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How a time is spread over incidents. Percentiles are the nearest rank: a time that really was.
 *
 * <p>Immutable and thread-safe.
 */
public final class Distribution {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final List<Duration> sorted;
    private final int unknown;

    private Distribution(List<Duration> sorted, int unknown) {
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
        List<Duration> known = new ArrayList<>(times.size());
        for (Optional<Duration> time : times) {
            time.ifPresent(known::add);
        }
        known.sort(null);
        return new Distribution(List.copyOf(known), times.size() - known.size());
    }

    /** Returns of how many incidents the time is known. */
    public int known() {
        return sorted.size();
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
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        // In decimal: as binary fractions, 7 percent of 100 would be a little more than 7.
        int rank = BigDecimal.valueOf(percent)
                .multiply(BigDecimal.valueOf(sorted.size()))
                .divide(HUNDRED, 0, RoundingMode.CEILING)
                .intValueExact();
        return Optional.of(sorted.get(rank - 1));
    }

    /** Returns the time in the middle, or empty if none is known. */
    public Optional<Duration> median() {
        return percentile(50);
    }

    /** Returns the mean, or empty if none is known. */
    public Optional<Duration> mean() {
        return sorted.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        sorted.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(sorted.size()));
    }

    /** Returns the shortest time, or empty if none is known. */
    public Optional<Duration> shortest() {
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(0));
    }

    /** Returns the longest time, or empty if none is known. */
    public Optional<Duration> longest() {
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() - 1));
    }
}
