package io.incidentkit.jdbc;

import io.incidentkit.incident.Incident;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.OptionalLong;

/** Writes the entries and the row of one incident, all or nothing. */
interface Appender {

    /**
     * Declares an incident.
     *
     * @return the number that the database gave it, or empty if id or open key is taken
     */
    OptionalLong declare(List<TimelineEntry> entries, Incident incident);

    /**
     * Appends to an incident.
     *
     * @return the incident's number, or empty if it is not at the expected version any more or the open key is taken
     */
    OptionalLong append(int expectedVersion, List<TimelineEntry> entries, Incident after);
}
