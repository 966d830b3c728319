package io.incidentkit.playbook;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.comms.CommunicationEvent;
import io.incidentkit.comms.CommunicationEvent.End;
import io.incidentkit.comms.CommunicationEvent.Ended;
import io.incidentkit.comms.CommunicationEvent.LevelSet;
import io.incidentkit.comms.CommunicationEvent.StepCompleted;
import io.incidentkit.comms.CommunicationEvent.UpdateSent;
import io.incidentkit.comms.CommunicationHistory;
import io.incidentkit.comms.Obligations;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Step;
import io.incidentkit.rule.Violation;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of importing an incident that happened elsewhere. History is not refused for the rules that it breaks; they are
 * said here, of all that is kept and not of what was told last alone.
 *
 * @param incident the incident as it is kept
 * @param isNew whether it was added; otherwise it had been imported before, and took what is new
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

    /** Says whether the updates were in time by the policy of here. */
    static Obligations communication(
            PastIncident past, List<TimelineEntry> entries, IncidentPolicy policy, Instant now) {
        List<CommunicationDuty> duties = past.severity().flatMap(policy.severities()::level).stream()
                .flatMap(level -> level.communication().stream())
                .filter(duty -> duty.audience().equals(Audience.STATUS_PAGE))
                .toList();
        List<CommunicationEvent> events = new ArrayList<>();
        if (!duties.isEmpty()) {
            events.add(new LevelSet(past.firstMoment(), duties));
            // What happened stands before what was said of it: a closing update comes after the end.
            entries.forEach(entry -> add(events, entry));
            past.updates()
                    .forEach(update -> events.add(
                            new UpdateSent(update.at(), Audience.STATUS_PAGE, update.says() == Step.RESOLVED, null)));
        }
        return Obligations.of(new CommunicationHistory(events), now);
    }

    private static void add(List<CommunicationEvent> events, TimelineEntry entry) {
        Instant at = entry.occurredAt();
        switch (entry.event().type()) {
            case DIAGNOSED -> events.add(new StepCompleted(at, Step.DIAGNOSED));
            case MITIGATED -> events.add(new StepCompleted(at, Step.MITIGATED));
            case RESOLVED -> events.add(new Ended(at, End.RESOLVED));
            case REOPENED -> events.add(new CommunicationEvent.Reopened(at));
            default -> {}
        }
    }
}
