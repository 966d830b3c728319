package io.incidentkit.store;

import io.incidentkit.incident.Incident;
import java.util.List;
import java.util.OptionalLong;

/**
 * One page of a list.
 *
 * @param incidents the incidents, the newest number first
 * @param more whether there are more after the last one
 */
public record IncidentPage(List<Incident> incidents, boolean more) {

    /** Copies the list. */
    public IncidentPage {
        incidents = List.copyOf(incidents);
    }

    /** Returns what to ask for as {@link IncidentQuery#before()} to get the next page; empty on the last one. */
    public OptionalLong next() {
        return more ? OptionalLong.of(incidents.get(incidents.size() - 1).number()) : OptionalLong.empty();
    }
}
