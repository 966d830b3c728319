package io.incidentkit.console.incident;

import io.incidentkit.incident.Incident;

/**
 * Another incident that is named on a page, for a reader who may see it.
 *
 * @param reference such as {@code INC-42}
 * @param title what is wrong
 */
public record LinkedIncident(String reference, String title) {
    public static LinkedIncident of(Incident incident) {
        return new LinkedIncident(incident.reference(), incident.title());
    }
}
