package io.incidentkit.service;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.TimelineEntry;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** An in-memory store in which somebody else is faster: what is queued happens just before the next append. */
public final class StepInBetween implements IncidentStore {
    private final IncidentStore store = new InMemoryIncidentStore();
    private final Queue<Runnable> faster = new ArrayDeque<>();
    private int appends;

    /** Just before the next append, this happens; and so on for each that is queued. */
    public void beforeTheNextAppend(Runnable action) {
        faster.add(action);
    }

    /** How often an append was tried. */
    public int appends() {
        return appends;
    }

    @Override
    public Incident append(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
        appends++;
        Runnable action = faster.poll();
        if (action != null) {
            action.run();
        }
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
