package io.incidentkit.spring.boot.actuate;

import io.incidentkit.comms.Obligation;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.obligation.OwedDuty;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The counts of some incidents. A private incident is not among them, so that no count tells of one, and neither is a drill nor a
 * backfilled one.
 *
 * @param states how many there are, by severity and the step that is completed; under {@value #NO_SEVERITY} those without one
 * @param overdue how many duties can still be met and are overdue, by the names of the duties, messages under {@value #MESSAGE}
 * @param staleActions how many action items are stale
 */
record WorkFigures(Map<String, Map<String, Long>> states, Map<String, Long> overdue, long staleActions) {
    /** In place of the severity of an incident that has none. */
    static final String NO_SEVERITY = "none";

    /** In place of a duty's name: a message to an audience. */
    static final String MESSAGE = "message";

    static WorkFigures of(Incidents incidents, Stream<Incident> some) {
        Map<String, Map<String, Long>> states = new TreeMap<>();
        Map<String, Long> overdue = new TreeMap<>();
        long stale = 0;
        Instant now = incidents.now();
        ZoneId zone = incidents.policy().zone();
        try (some) {
            for (Incident incident : (Iterable<Incident>) some::iterator) {
                if (!counts(incident)) {
                    continue;
                }
                states.computeIfAbsent(severity(incident), name -> new LinkedHashMap<>())
                        .merge(incident.step().code(), 1L, Long::sum);
                count(incidents, incident, now, overdue);
                stale += incident.actionItems().stream()
                        .filter(item -> item.stale(now, zone))
                        .count();
            }
        }
        return new WorkFigures(states, overdue, stale);
    }

    /** Whether an incident is counted at all. */
    static boolean counts(Incident incident) {
        return !incident.isPrivate() && incident.kind() == IncidentKind.REAL;
    }

    /** The name of the severity as meters have it. */
    static String severity(Incident incident) {
        return incident.severity().map(Severity::name).orElse(NO_SEVERITY);
    }

    private static void count(Incidents incidents, Incident incident, Instant now, Map<String, Long> overdue) {
        for (Obligation owed : incident.communication().obligations(now).pending()) {
            if (owed.state() == Obligation.State.MISSED) {
                overdue.merge(MESSAGE, 1L, Long::sum);
            }
        }
        for (OwedDuty owed : incidents.duties(incident)) {
            if (owed.state() == Obligation.State.MISSED && owed.isUnsettled()) {
                overdue.merge(owed.duty().name(), 1L, Long::sum);
            }
        }
    }

    /** How many there are. */
    long total() {
        return states.values().stream()
                .flatMap(steps -> steps.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    /** How many there are of one severity. */
    long ofSeverity(String name) {
        return states.getOrDefault(name, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
