package io.incidentkit.retention;

import io.incidentkit.incident.Incident;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.List;

/** A whole timeline, as it is at the version of an incident that was read before. */
final class StoredTimeline {
    private static final int PAGE = 1_000;

    private StoredTimeline() {}

    static List<TimelineEntry> of(IncidentStore store, Incident incident) {
        List<TimelineEntry> all = new ArrayList<>();
        while (all.size() < incident.version()) {
            List<TimelineEntry> page =
                    store.timeline(incident.id(), all.size(), Math.min(PAGE, incident.version() - all.size()));
            if (page.isEmpty()) {
                break; // it was removed meanwhile
            }
            all.addAll(page);
        }
        return all;
    }

    static IncidentDocument document(IncidentStore store, Incident incident) {
        return new IncidentDocument(incident.id(), incident.number(), of(store, incident));
    }
}
