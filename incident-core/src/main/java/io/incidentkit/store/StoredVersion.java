package io.incidentkit.store;

import io.incidentkit.incident.IncidentId;
import java.util.Objects;

/**
 * The version that an incident is stored at.
 *
 * @param id the incident
 * @param number its number
 * @param version the number of its last entry
 */
public record StoredVersion(IncidentId id, long number, int version) {

    /** Checks that nothing is null. */
    public StoredVersion {
        Objects.requireNonNull(id, "id");
    }
}
