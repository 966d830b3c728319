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
import java.util.Optional;
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
    private final Outbound outbound;

    MissedObligations(Incidents incidents, Outbound outbound) {
        this.incidents = incidents;
        this.outbound = outbound;
    }

    /**
     * When somebody has to look at an incident next: now if something is missed, as it may not stand on the timeline yet, else
     * when the next message is due; empty if nothing is.
     */
    static Optional<Instant> nextWakeUp(Incident incident, Instant now) {
        return missed(incident, now).isEmpty() ? incident.communication().nextDue(now) : Optional.of(now);
    }

    /** The obligations that are missed at a moment, whether the timeline says so or not. */
    private static List<Obligation> missed(Incident incident, Instant now) {
        return incident.communication().obligations(now).in(State.MISSED);
    }

    /** Records the obligations that are missed now: the timer may have been set in another state. */
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
        List<Obligation> missed = untold(incident, missed(incident, now));
        if (missed.isEmpty()) {
            outbound.wakeAt(incidents, incident, incident.communication().nextDue(now));
        } else {
            incidents.once(
                    TIMER,
                    incident,
                    new RecordMissed(missed.stream().map(Obligation::id).toList()));
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
