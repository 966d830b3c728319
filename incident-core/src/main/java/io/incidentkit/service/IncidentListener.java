package io.incidentkit.service;

import io.incidentkit.incident.Incident;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;

/**
 * Is told of what was stored: for an archive, metrics, or a page that shows it live. It is told on the thread that gave the command,
 * once it is stored and the caller's transaction, if there is one, is committed; so it is quick, and what it throws is logged and
 * stops nothing. A program that ends in between tells it nothing.
 */
@FunctionalInterface
public interface IncidentListener {

    /**
     * Takes note of what was stored.
     *
     * @param incidents where it was stored
     * @param incident the incident afterwards, private ones too
     * @param entries what was appended
     */
    void stored(Incidents incidents, Incident incident, List<TimelineEntry> entries);
}
