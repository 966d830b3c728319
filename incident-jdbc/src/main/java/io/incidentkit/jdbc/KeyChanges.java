package io.incidentkit.jdbc;

import io.incidentkit.incident.Incident;
import io.incidentkit.store.IncidentChange;
import java.util.List;
import java.util.function.Predicate;

/**
 * The alert groups that a change takes and lets go of; most changes do neither.
 *
 * @param freed the keys that the incident lets go of
 * @param taken the keys that it takes
 */
record KeyChanges(List<String> freed, List<String> taken) {
    static KeyChanges of(IncidentChange change) {
        List<String> before = change.before().map(Incident::openKeys).orElse(List.of());
        List<String> after = change.after().openKeys();
        return new KeyChanges(without(after, before), without(before, after));
    }

    /** In one order for all, so that two who take the same keys wait for each other in one direction. */
    private static List<String> without(List<String> others, List<String> keys) {
        return keys.stream().filter(Predicate.not(others::contains)).sorted().toList();
    }

    boolean none() {
        return freed.isEmpty() && taken.isEmpty();
    }
}
