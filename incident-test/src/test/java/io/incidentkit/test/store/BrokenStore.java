package io.incidentkit.test.store;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.ForwardingIncidentStore;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A sound store, for a fault to be put into. */
abstract class BrokenStore extends ForwardingIncidentStore {
    final IncidentStore sound = delegate();

    BrokenStore() {
        super(new InMemoryIncidentStore());
    }

    /** Writes one change alone. */
    Incident appendOne(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
        return sound.append(new IncidentChange(before, entries, after));
    }

    @Override
    public List<Incident> append(List<IncidentChange> changes) {
        if (changes.size() != 1) {
            return sound.append(changes);
        }
        IncidentChange change = changes.get(0);
        return List.of(appendOne(change.before(), change.entries(), change.after()));
    }

    /** In the order in which those lock that have a lock of their own. */
    @Override
    public <T> T alone(IncidentId id, Supplier<T> work) {
        synchronized (this) {
            return sound.alone(id, work);
        }
    }

    /** Whether the sound store would refuse the append. */
    final boolean refuses(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
        try {
            sound.append(new IncidentChange(before, entries, after));
            return false;
        } catch (ConcurrentUpdateException e) {
            return true;
        }
    }
}
