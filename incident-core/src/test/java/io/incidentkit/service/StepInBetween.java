package io.incidentkit.service;

import io.incidentkit.incident.Incident;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.store.ForwardingIncidentStore;
import io.incidentkit.store.IncidentChange;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** An in-memory store in which somebody else is faster: what is queued happens just before the next append of one change. */
public final class StepInBetween extends ForwardingIncidentStore {
    private final Queue<Runnable> faster = new ArrayDeque<>();
    private int appends;

    public StepInBetween() {
        super(new InMemoryIncidentStore());
    }

    /** Just before the next append, this happens; and so on for each that is queued. */
    public void beforeTheNextAppend(Runnable action) {
        faster.add(action);
    }

    /** How often an append was tried. */
    public int appends() {
        return appends;
    }

    @Override
    public List<Incident> append(List<IncidentChange> changes) {
        if (changes.size() == 1) {
            appends++;
            Runnable action = faster.poll();
            if (action != null) {
                action.run();
            }
        }
        return super.append(changes);
    }
}
