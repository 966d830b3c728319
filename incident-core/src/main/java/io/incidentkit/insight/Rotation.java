package io.incidentkit.insight;

import io.incidentkit.commander.Person;
import io.incidentkit.commander.Tenure;
import io.incidentkit.incident.Incident;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How widely the role of the incident commander rotates.
 *
 * @param incidents how many incidents each commanded, those of the rota that commanded none with 0; by name
 * @param rotaKnown whether the host said who could have commanded; else those who never did are not known and not counted
 */
public record Rotation(Map<Person, Integer> incidents, boolean rotaKnown) {

    /**
     * Counts those alone who commanded, or are named with 0.
     *
     * @param incidents how many incidents each commanded
     */
    public Rotation(Map<Person, Integer> incidents) {
        this(incidents, false);
    }

    /** Copies the map, ordered by name. */
    public Rotation {
        Map<String, Person> names = new TreeMap<>();
        Objects.requireNonNull(incidents, "incidents").keySet().forEach(person -> names.put(person.name(), person));
        Map<Person, Integer> ordered = new LinkedHashMap<>();
        for (Person person : names.values()) {
            ordered.put(person, incidents.getOrDefault(person, 0));
        }
        incidents = Collections.unmodifiableMap(ordered);
    }

    /** Counts one more incident. Who took over in the middle of an incident commanded it too. */
    static void count(Incident incident, Map<Person, Integer> counts) {
        List<Tenure> tenures = incident.commandership().tenures();
        if (tenures.size() == 1) {
            counts.merge(tenures.get(0).commander(), 1, Integer::sum); // as nearly always
            return;
        }
        tenures.stream().map(Tenure::commander).distinct().forEach(person -> counts.merge(person, 1, Integer::sum));
    }

    /** Returns how many people commanded at least one incident. */
    public int commanders() {
        return (int) incidents.values().stream().filter(count -> count > 0).count();
    }

    /** Returns the share of the one who commanded the most, from 0 to 1; empty if nobody commanded. */
    public OptionalDouble largestShare() {
        int total = total();
        return total == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) Collections.max(incidents.values()) / total);
    }

    /**
     * Returns the Gini coefficient of the counts: 0 if everybody who is counted commanded as often, towards 1 if one person of
     * many did it all; empty if nobody commanded, or below two people: one person alone is equal to nobody, and {@link
     * #largestShare} says that they did it all.
     */
    public OptionalDouble inequality() {
        int total = total();
        if (total == 0 || incidents.size() < 2) {
            return OptionalDouble.empty();
        }
        int[] sorted =
                incidents.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        long weighted = 0;
        for (int i = 0; i < sorted.length; i++) {
            weighted += (2L * (i + 1) - sorted.length - 1) * sorted[i];
        }
        return OptionalDouble.of((double) weighted
                / ((double) sorted.length * Arrays.stream(sorted).sum()));
    }

    private int total() {
        return incidents.values().stream().mapToInt(Integer::intValue).sum();
    }
}
