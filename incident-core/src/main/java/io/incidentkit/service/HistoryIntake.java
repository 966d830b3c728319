package io.incidentkit.service;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.playbook.HistoryAddition;
import io.incidentkit.playbook.HistoryImport;
import io.incidentkit.playbook.ImportedIncident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.store.IncidentStore;
import java.time.Instant;
import java.util.Optional;

/** Takes in what a source tells of an incident that happened elsewhere. Thread-safe. */
final class HistoryIntake {
    private final IncidentWriter writer;
    private final IncidentStore store;
    private final IncidentPolicy policy;

    HistoryIntake(IncidentWriter writer, IncidentStore store, IncidentPolicy policy) {
        this.writer = writer;
        this.store = store;
        this.policy = policy;
    }

    ImportedIncident take(Actor actor, PastIncident past) {
        IncidentId id = IncidentId.ofSource(past.source(), past.sourceId());
        Instant now = writer.now();
        Optional<Incident> before = store.find(id);
        return before.isPresent() ? addTo(writer.known(actor, before.get()), past, now) : begin(actor, id, past, now);
    }

    private ImportedIncident begin(Actor actor, IncidentId id, PastIncident past, Instant now) {
        HistoryImport history = IncidentRules.importHistory(past, actor, policy, now);
        return history.result(writer.begin(id, history.entries(), now), true);
    }

    private ImportedIncident addTo(Incident incident, PastIncident past, Instant now) {
        HistoryAddition more = IncidentRules.importMore(past, incident, writer.timeline(incident), policy, now);
        return more.result(more.entries().isEmpty() ? incident : writer.proceed(incident, more.entries(), now));
    }
}
