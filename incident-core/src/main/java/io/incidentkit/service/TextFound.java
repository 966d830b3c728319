package io.incidentkit.service;

import io.incidentkit.incident.Incident;
import java.util.List;

/**
 * One incident in which a text stands.
 *
 * @param incident the incident
 * @param entries the numbers of the entries that have it, in their texts or in the names in them
 */
public record TextFound(Incident incident, List<Integer> entries) {

    /** Copies the list. */
    public TextFound {
        entries = List.copyOf(entries);
    }
}
