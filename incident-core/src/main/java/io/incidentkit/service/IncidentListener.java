package io.incidentkit.service;

import io.incidentkit.incident.Incident;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.function.UnaryOperator;

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

    /**
     * Takes note that a text was struck out of an incident, ahead of the entry that says so. Whoever keeps texts of it strikes it
     * out of them, too; nothing is done by default.
     *
     * @param incidents where it was struck out
     * @param incident the incident afterwards
     * @param struck gives a text without what is struck out, and any other one as it is
     */
    default void struckOut(Incidents incidents, Incident incident, UnaryOperator<String> struck) {}
}
