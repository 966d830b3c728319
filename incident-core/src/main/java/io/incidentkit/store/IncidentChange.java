package io.incidentkit.store;

import io.incidentkit.incident.Incident;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.Optional;

/**
 * What is to be written of one incident.
 *
 * @param before the incident as the caller loaded it, or empty for a new incident
 * @param entries the entries to append, at least one, following {@code before}'s version
 * @param after the incident with the entries applied
 */
public record IncidentChange(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
    /** Copies the list. */
    public IncidentChange {
        entries = List.copyOf(entries);
    }
}
