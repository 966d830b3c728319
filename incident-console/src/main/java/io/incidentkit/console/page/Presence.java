package io.incidentkit.console.page;

import io.incidentkit.incident.IncidentId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The people who have a page of an incident open, on this node: as long as their browser listens to its changes. Thread-safe. */
public final class Presence {
    private final Map<IncidentId, Map<String, Integer>> here = new ConcurrentHashMap<>();

    /** Creates a presence of nobody. */
    public Presence() {}

    /** Notes that somebody opened a page of an incident. */
    public void come(IncidentId incident, String name) {
        here.compute(incident, (id, people) -> {
            Map<String, Integer> now = people == null ? new TreeMap<>() : new TreeMap<>(people);
            now.merge(name, 1, Integer::sum);
            return now;
        });
    }

    /** Notes that somebody closed a page of an incident. */
    public void go(IncidentId incident, String name) {
        here.computeIfPresent(incident, (id, people) -> {
            Map<String, Integer> now = new TreeMap<>(people);
            now.computeIfPresent(name, (who, pages) -> pages == 1 ? null : pages - 1);
            return now.isEmpty() ? null : now;
        });
    }

    /** Returns who else has a page of an incident open, by name. */
    public List<String> others(IncidentId incident, String but) {
        return here.getOrDefault(incident, Map.of()).keySet().stream()
                .filter(name -> !name.equals(but))
                .toList();
    }
}
