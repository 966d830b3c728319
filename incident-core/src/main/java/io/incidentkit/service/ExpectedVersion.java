package io.incidentkit.service;

import io.incidentkit.incident.Incident;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.DeliveryEvent;
import io.incidentkit.timeline.DutyEvent;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.MessageEvent.ObligationMissed;

/** Whether an incident is still as a caller saw it. */
final class ExpectedVersion {
    /** Nobody looks at a page for so many deliveries. */
    private static final int MOST = 1_000;

    private ExpectedVersion() {}

    /** Deliveries since, failed or not, and the passing of time change nothing that the caller saw. */
    static boolean isCurrent(IncidentStore store, Incident incident, int seen) {
        int since = incident.version() - seen;
        return since == 0
                || (since > 0
                        && since <= MOST
                        && store.timeline(incident.id(), seen, since).stream()
                                .allMatch(entry -> isOfTheMachinery(entry.event())));
    }

    private static boolean isOfTheMachinery(IncidentEvent event) {
        return event instanceof DeliveryEvent
                || event instanceof ObligationMissed
                || event instanceof DutyEvent.Reminded;
    }
}
