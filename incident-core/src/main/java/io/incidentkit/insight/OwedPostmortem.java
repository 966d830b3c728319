package io.incidentkit.insight;

import io.incidentkit.incident.Incident;
import java.time.Instant;
import java.util.Objects;

/**
 * A postmortem that is owed and not published yet.
 *
 * @param incident the incident
 * @param due by when it is due
 */
public record OwedPostmortem(Incident incident, Instant due) {

    /** Checks that nothing is null. */
    public OwedPostmortem {
        Objects.requireNonNull(incident, "incident");
        Objects.requireNonNull(due, "due");
    }

    /**
     * Returns whether it should have been published.
     *
     * @param now the moment
     */
    public boolean overdue(Instant now) {
        return now.isAfter(due);
    }
}
