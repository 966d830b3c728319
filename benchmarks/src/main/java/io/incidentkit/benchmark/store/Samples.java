package io.incidentkit.benchmark.store;

import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Times of single operations, in milliseconds. Thread-safe. */
final class Samples {
    private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();

    /** The work that is timed. */
    @FunctionalInterface
    interface Timed {
        void run() throws Exception;
    }

    /** Returns the times of some runs, after one that does not count. */
    static Samples of(int runs, Timed work) throws Exception {
        Samples samples = new Samples();
        work.run();
        for (int i = 0; i < runs; i++) {
            long begin = System.nanoTime();
            work.run();
            samples.addNanos(System.nanoTime() - begin);
        }
        return samples;
    }

    void addNanos(long nanos) {
        millis.add(nanos / 1e6);
    }

    int count() {
        return millis.size();
    }

    double quantile(double share) {
        double[] values = millis.stream().mapToDouble(Double::doubleValue).toArray();
        return values.length == 0 ? Double.NaN : Turns.quantile(values, share);
    }

    /** Returns how many, the median, the 99th percentile and the most, in columns of {@link #HEADER}. */
    String columns() {
        return String.format(
                Locale.ROOT, "%8d %10.1f %10.1f %10.1f", count(), quantile(0.5), quantile(0.99), quantile(1));
    }

    /** The names of {@link #columns}. */
    static final String HEADER =
            String.format(Locale.ROOT, "%8s %10s %10s %10s", "times", "p50 ms", "p99 ms", "max ms");
}
