package io.incidentkit.benchmark.starter;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One contender against another beside it, round by round. */
final class Ratios {
    private final double[] values;

    private Ratios(double[] values) {
        this.values = values;
    }

    static <T> Ratios of(List<T> some, List<T> floor, ToDoubleFunction<T> of) {
        double[] values = new double[some.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = of.applyAsDouble(some.get(i)) / of.applyAsDouble(floor.get(i));
        }
        return new Ratios(values);
    }

    /** Returns the ratio below which a share of them lies. */
    double at(double share) {
        return quantile(values, share);
    }

    /** Returns the value below which a share of the values lies. */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = share * (sorted.length - 1);
        int below = (int) at;
        double above = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (at - below) * (above - sorted[below]);
    }
}
