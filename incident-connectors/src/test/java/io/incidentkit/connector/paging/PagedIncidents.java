package io.incidentkit.connector.paging;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.memory.InMemoryReferences;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.ForwardingIncidentStore;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.test.SettableClock;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;

/** Incidents of which pages went out, and a store that can be down. */
public final class PagedIncidents {
    public final SettableClock clock = SettableClock.at("2026-11-06T08:49:07Z");
    public final InMemoryReferences references = new InMemoryReferences();
    private final Store store = new Store();
    public final Incidents incidents = new Incidents(store, IncidentPolicy.standard(), clock);

    private static final class Store extends ForwardingIncidentStore {
        private boolean isDown;

        Store() {
            super(new InMemoryIncidentStore());
        }

        @Override
        public List<Incident> append(List<IncidentChange> changes) {
            if (isDown) {
                throw new IncidentStoreException("down", null);
            }
            return super.append(changes);
        }
    }

    public Incident declared() {
        return incidents.declare(
                Actor.person("ana"),
                Declare.builder("Checkout fails").severity(Severity.SEV1).build());
    }

    public void down(boolean isDown) {
        store.isDown = isDown;
    }

    public List<String> notes(Incident incident) {
        return incidents.timeline(incident.id()).stream()
                .map(TimelineEntry::event)
                .filter(NoteAdded.class::isInstance)
                .map(event -> ((NoteAdded) event).text())
                .toList();
    }
}
