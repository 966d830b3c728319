package io.incidentkit.insight;

import io.incidentkit.loop.DetectionSource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How a team learned of its incidents, such as how many of them customers told it of. Those of which nobody said how are in no
 * share. Immutable and thread-safe.
 *
 * @param bySource how many incidents were detected in which way; ways in which none was are not named
 * @param unknown of how many incidents it is not known
 */
public record DetectionFigures(Map<DetectionSource, Integer> bySource, int unknown) {

    /** Copies the map. */
    public DetectionFigures {
        Map<DetectionSource, Integer> copy = new EnumMap<>(DetectionSource.class);
        copy.putAll(bySource);
        bySource = Collections.unmodifiableMap(copy);
    }

    /** Returns of how many incidents it is known. */
    public int known() {
        return bySource.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Returns the share of incidents that were detected in one way, of those of which it is known.
     *
     * @param source the way
     * @return the share from 0 to 1; empty if it is known of none
     */
    public OptionalDouble share(DetectionSource source) {
        int known = known();
        return known == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) bySource.getOrDefault(source, 0) / known);
    }

    /** Returns the share of incidents that customers told of before the team knew, of those of which it is known. */
    public OptionalDouble toldByCustomers() {
        return share(DetectionSource.CUSTOMER);
    }
}
