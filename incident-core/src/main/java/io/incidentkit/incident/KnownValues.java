package io.incidentkit.incident;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Values that are the same in many incidents, such as people, each made and checked once and shared. It forgets all of them when there
 * are too many. Thread-safe.
 */
final class KnownValues<T> {
    private static final int MOST = 2_000;
    /** A longer name is not likely to come again. */
    private static final int LONGEST = 100;

    private final Map<String, T> known = new ConcurrentHashMap<>();
    private final Function<String, T> make;

    KnownValues(Function<String, T> make) {
        this.make = make;
    }

    T of(String name) {
        T value = known.get(name);
        if (value != null) {
            return value;
        }
        T made = make.apply(name);
        if (name.length() <= LONGEST) {
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(name, made);
        }
        return made;
    }
}
