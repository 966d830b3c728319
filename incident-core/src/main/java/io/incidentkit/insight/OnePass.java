package io.incidentkit.insight;

import io.incidentkit.incident.Incident;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;

/**
 * Collectors that go over incidents once, one after another. Parts of a parallel stream can't be put together: it is no faster, as reading
 * is what takes the time, so it is refused and not half right.
 */
final class OnePass {
    private OnePass() {}

    static <A, R> Collector<Incident, A, R> collector(
            Supplier<A> begin, BiConsumer<A, Incident> add, Function<A, R> end) {
        return Collector.of(
                begin,
                add,
                (one, other) -> {
                    throw new UnsupportedOperationException("The incidents are gone over one after another");
                },
                end);
    }
}
