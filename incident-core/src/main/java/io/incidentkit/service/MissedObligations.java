package io.incidentkit.service;

import io.incidentkit.command.DeliveryCommand.RecordMissed;
import io.incidentkit.commander.Actor;
import io.incidentkit.comms.Obligation;
import io.incidentkit.comms.Obligation.State;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.timeline.MessageEvent.ObligationMissed;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each message that is missed on the timeline, once. */
final class MissedObligations {
    private static final Logger LOG = LoggerFactory.getLogger(MissedObligations.class);
    private static final Actor TIMER = Actor.system("timer");
    private static final int ATTEMPTS = 10;

    private final Incidents incidents;
    private final Outbound outward;

    MissedObligations(Incidents incidents, Outbound outward) {
        this.incidents = incidents;
        this.outward = outward;
    }

    /** What is missed at a moment, whether the timeline says so or not. */
    static List<Obligation> of(Incident incident, Instant now) {
        return incident.communication().obligations(now).in(State.MISSED);
    }

    /** What is due is worked out now: who set the timer may have seen another state. */
    void record(String id) {
        IncidentId incident = IncidentId.find(id).orElseThrow(() -> new UnknownIncidentException(id));
        for (int attempt = 1; ; attempt++) {
            try {
                once(incidents.get(incident));
                return;
            } catch (ConcurrentUpdateException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LOG.debug("What {} missed lost a race, attempt {}", id, attempt);
            }
        }
    }

    private void once(Incident incident) {
        Instant now = incidents.now();
        List<Obligation> missed = untold(incident, of(incident, now));
        if (missed.isEmpty()) {
            outward.nextDue(incident, now);
        } else {
            incidents.once(TIMER, incident, new RecordMissed(missed));
        }
    }

    private List<Obligation> untold(Incident incident, List<Obligation> missed) {
        if (missed.isEmpty()) {
            return missed;
        }
        Set<String> told = incidents.timeline(incident.id()).stream()
                .filter(entry -> entry.event() instanceof ObligationMissed)
                .map(entry -> ((ObligationMissed) entry.event()).obligation())
                .collect(Collectors.toSet());
        return missed.stream().filter(each -> !told.contains(each.id())).toList();
    }
}
