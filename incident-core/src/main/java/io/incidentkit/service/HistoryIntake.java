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
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

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
        before.ifPresent(incident -> writer.known(actor, incident));
        writer.permitImport(actor, before);
        return before.isPresent() ? addTo(before.get(), past, now) : begin(actor, id, past, now);
    }

    /** Takes in incidents that are all new, with one write; empty if they are not, or not all of them are right. */
    Optional<List<ImportedIncident>> takeNew(Actor actor, List<PastIncident> pasts) {
        Set<IncidentId> ids = new LinkedHashSet<>();
        for (PastIncident past : pasts) {
            ids.add(IncidentId.ofSource(past.source(), past.sourceId()));
        }
        if (ids.size() < pasts.size()
                || ids.stream().anyMatch(id -> store.find(id).isPresent())) {
            return Optional.empty();
        }
        writer.permitImport(actor, Optional.empty());
        Instant now = writer.now();
        try {
            List<HistoryImport> histories = pasts.stream()
                    .map(past -> IncidentRules.importHistory(past, actor, policy, now))
                    .toList();
            List<Incident> begun = writer.begin(
                    List.copyOf(ids),
                    histories.stream().map(HistoryImport::entries).toList(),
                    now);
            return Optional.of(IntStream.range(0, begun.size())
                    .mapToObj(i -> histories.get(i).result(begun.get(i), true))
                    .toList());
        } catch (ConcurrentUpdateException | InvalidInputException e) {
            return Optional.empty();
        }
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
