package io.incidentkit.service;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.Optional;

/** A store that asks another one; tests let it fail in between. */
public class ForwardingStore implements IncidentStore {
    private final IncidentStore store;

    public ForwardingStore(IncidentStore store) {
        this.store = store;
    }

    @Override
    public Incident append(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
        return store.append(before, entries, after);
    }

    @Override
    public List<Incident> appendAll(List<IncidentChange> changes) {
        return store.appendAll(changes);
    }

    @Override
    public Optional<Incident> find(IncidentId id) {
        return store.find(id);
    }

    @Override
    public Optional<Incident> findByNumber(long number) {
        return store.findByNumber(number);
    }

    @Override
    public Optional<Incident> findOpenByKey(String openKey) {
        return store.findOpenByKey(openKey);
    }

    @Override
    public List<TimelineEntry> timeline(IncidentId id, int afterSequence, int limit) {
        return store.timeline(id, afterSequence, limit);
    }

    @Override
    public IncidentPage list(IncidentQuery query) {
        return store.list(query);
    }
}
