package io.incidentkit.retention;

import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.obligation.Tellings;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.service.UnknownIncidentException;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Incidents that go from one database to another. Thread-safe.
 *
 * <p>A document holds what happened, and not what waits: what is still to be delivered is delivered where the incident was, and is not
 * delivered again where it is taken in. What is due there next is due here, too.
 */
public final class IncidentTransfer {
    private final IncidentStore store;
    private final IncidentPolicy policy;
    private final @Nullable PostmortemArchive archive;

    /**
     * Creates it.
     *
     * @param store where incidents are
     * @param policy the policy in force
     * @param archive takes published postmortems of incidents that are taken in, or null if there is none
     */
    public IncidentTransfer(IncidentStore store, IncidentPolicy policy, @Nullable PostmortemArchive archive) {
        this.store = Objects.requireNonNull(store, "store");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.archive = archive;
    }

    /**
     * Writes an incident as a document, private ones too.
     *
     * @param id the incident
     * @return the document
     * @throws UnknownIncidentException if there is none
     */
    public IncidentDocument export(IncidentId id) {
        Incident incident = store.find(id).orElseThrow(() -> new UnknownIncidentException(id.toString()));
        return StoredTimeline.document(store, incident);
    }

    /**
     * Takes an incident in, under its own id and the next number that is free here. Taken in again, it is the same incident; texts that
     * name its earlier number stay as they are.
     *
     * @param document the incident
     * @param now the present moment
     * @return the incident, with its number here
     * @throws io.incidentkit.validation.InvalidInputException if its timeline makes no incident, if another one has its id, or if
     *     its alerts belong to another open one
     */
    public Incident take(IncidentDocument document, Instant now) {
        Incident incident = DocumentForm.folded(document);
        Optional<Incident> there = store.find(document.id());
        if (there.isPresent()) {
            return same(document, there.get());
        }
        for (String key : incident.openKeys()) {
            store.findOpenByKey(key).ifPresent(other -> {
                throw DocumentForm.faulty(
                        "timeline", "has alerts that belong to " + other.reference() + ", which is open");
            });
        }
        try {
            Incident stored = store.append(new IncidentChange(
                    Optional.empty(),
                    document.timeline(),
                    incident,
                    List.of(),
                    Tellings.nextDue(incident, policy.dutyBook(), now)));
            keep(stored, document.timeline());
            return stored;
        } catch (ConcurrentUpdateException e) {
            return store.find(document.id()).map(taken -> same(document, taken)).orElseThrow(() -> e);
        }
    }

    private void keep(Incident incident, List<TimelineEntry> timeline) {
        if (archive != null && incident.postmortemWork().status() == PostmortemStatus.PUBLISHED) {
            archive.keep(incident, IncidentRules.postmortem(incident, timeline, policy));
        }
    }

    private Incident same(IncidentDocument document, Incident there) {
        List<TimelineEntry> stored = StoredTimeline.of(store, there);
        List<TimelineEntry> told = document.timeline();
        for (int i = 0; i < Math.max(stored.size(), told.size()); i++) {
            if (i >= stored.size() || i >= told.size() || !stored.get(i).equals(told.get(i))) {
                throw DocumentForm.faulty(
                        "id", "is that of " + there.reference() + ", which is another from entry " + (i + 1) + " on");
            }
        }
        return there;
    }
}
