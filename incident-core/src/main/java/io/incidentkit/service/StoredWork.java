package io.incidentkit.service;

import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.OutboundWork;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.obligation.Tellings;
import java.time.Instant;
import java.util.Optional;

/** The incidents as somebody sees them who delivers what was stored. Thread-safe. */
final class StoredWork implements OutboundWork {
    private final Incidents incidents;
    private final Outbound outbound;

    StoredWork(Incidents incidents, Outbound outbound) {
        this.incidents = incidents;
        this.outbound = outbound;
    }

    @Override
    public Optional<EffectContext> context(String incident) {
        return find(incident).map(found -> Outbound.context(found, incidents.policy()));
    }

    @Override
    public void record(DeliveryOutcome outcome) {
        Outbound.recorder(incidents).record(outcome, false);
    }

    @Override
    public Optional<Instant> wake(String incident) {
        if (find(incident).isEmpty()) {
            return Optional.empty();
        }
        new MissedObligations(incidents, outbound).record(incident);
        return find(incident)
                .flatMap(found -> Tellings.nextDue(found, incidents.policy().dutyBook(), incidents.now()));
    }

    private Optional<Incident> find(String id) {
        return IncidentId.find(id).flatMap(incidents::find);
    }
}
