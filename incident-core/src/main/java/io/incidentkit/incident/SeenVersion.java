package io.incidentkit.incident;

import io.incidentkit.timeline.DeliveryEvent;

/** Whether an incident is still as a caller saw it. */
final class SeenVersion {
    /** Nobody looks at a page for so many deliveries. */
    private static final int MOST = 1_000;

    private SeenVersion() {}

    /** What was delivered outside since, or was not, changes nothing that the caller saw. */
    static boolean isCurrent(IncidentStore store, Incident incident, int seen) {
        int since = incident.version() - seen;
        return since == 0
                || (since > 0
                        && since <= MOST
                        && store.timeline(incident.id(), seen, since).stream()
                                .allMatch(entry -> entry.event() instanceof DeliveryEvent));
    }
}
