package io.incidentkit.service;

import io.incidentkit.command.DeliveryCommand.RecordMissed;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.obligation.Telling;
import io.incidentkit.obligation.Tellings;
import io.incidentkit.store.ConcurrentUpdateException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each duty on the timeline of which somebody is to be told, once: what was missed, and what is due soon. */
final class MissedObligations {
    private static final Logger LOG = LoggerFactory.getLogger(MissedObligations.class);
    private static final Actor TIMER = Actor.system("timer");
    private static final int ATTEMPTS = 10;

    private final Incidents incidents;
    private final Outbound outbound;

    MissedObligations(Incidents incidents, Outbound outbound) {
        this.incidents = incidents;
        this.outbound = outbound;
    }

    /** Records what is missed now: the timer may have been set in another state. */
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
        List<Telling> due = Tellings.due(incident, incidents.policy().dutyBook(), now);
        if (due.isEmpty()) {
            outbound.wakeAt(
                    incidents,
                    incident,
                    Tellings.nextDue(incident, incidents.policy().dutyBook(), now));
        } else {
            incidents.once(
                    TIMER,
                    incident,
                    new RecordMissed(due.stream().map(Telling::obligation).toList()));
        }
    }
}
