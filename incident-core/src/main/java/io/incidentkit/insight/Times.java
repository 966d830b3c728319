package io.incidentkit.insight;

import java.util.Arrays;

/** Collects times, as nanoseconds so that a hundred thousand of them stay small. Not thread-safe. */
final class Times {
    private long[] known = new long[16];
    private int size;
    private int unknown;

    void add(long nanos) {
        if (nanos == Measure.UNKNOWN) {
            unknown++;
            return;
        }
        if (size == known.length) {
            known = Arrays.copyOf(known, size * 2);
        }
        known[size++] = nanos;
    }

    Distribution distribution() {
        long[] sorted = Arrays.copyOf(known, size);
        Arrays.sort(sorted);
        return new Distribution(sorted, unknown);
    }
}
