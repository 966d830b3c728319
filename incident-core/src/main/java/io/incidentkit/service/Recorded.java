package io.incidentkit.service;

import io.incidentkit.incident.Incident;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;

/**
 * The answer to a command that was given on a version that its caller saw.
 *
 * @param incident the incident afterwards
 * @param since what others recorded since that version, the oldest first; the caller has not seen it yet
 */
public record Recorded(Incident incident, List<TimelineEntry> since) {

    /** Copies the list. */
    public Recorded {
        since = List.copyOf(since);
    }
}
