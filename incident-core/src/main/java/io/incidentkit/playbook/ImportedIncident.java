package io.incidentkit.playbook;

import io.incidentkit.comms.Obligations;
import io.incidentkit.incident.Incident;
import io.incidentkit.rule.Violation;
import java.util.List;

/**
 * The result of importing an incident that happened elsewhere. History is not refused for the rules that it breaks; they are
 * said here.
 *
 * @param incident the incident as it is kept
 * @param isNew whether it was added; otherwise it had been imported before, and stays as it is
 * @param violations the rules that the history breaks, as far as it tells
 * @param communication what its level owed to the status page, and whether its updates were in time; empty where the severity
 *     is unknown
 */
public record ImportedIncident(
        Incident incident, boolean isNew, List<Violation> violations, Obligations communication) {
    /** Copies the list. */
    public ImportedIncident {
        violations = List.copyOf(violations);
    }
}
