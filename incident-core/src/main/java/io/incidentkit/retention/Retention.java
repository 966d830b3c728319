package io.incidentkit.retention;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionState;
import io.incidentkit.incident.Incident;
import io.incidentkit.obligation.OwedDuties;
import io.incidentkit.obligation.OwedDuty;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Lets incidents go that ended long ago: each is put away as a document first, and is deleted only once that was taken. One of which
 * something is left to do stays, however old it is. A postmortem that was published stays in the archive, and numbers are not given
 * again. Thread-safe.
 */
public final class Retention {
    private final IncidentStore store;
    private final IncidentPolicy policy;

    /**
     * Creates it.
     *
     * @param store where incidents are
     * @param policy the policy in force, which says what is owed
     */
    public Retention(IncidentStore store, IncidentPolicy policy) {
        this.store = Objects.requireNonNull(store, "store");
        this.policy = Objects.requireNonNull(policy, "policy");
    }

    /**
     * The incidents that were old enough, and their fate.
     *
     * @param removed how many were put away and deleted
     * @param unfinished how many stay because something is left to do: an action item, a message, a postmortem, a duty
     * @param busy how many stay because somebody wrote to them meanwhile
     */
    public record Report(int removed, int unfinished, int busy) {}

    /**
     * Lets go of what ended more than some time ago.
     *
     * @param age how long ago it ended at least
     * @param now the present moment
     * @param putAway takes each document before its incident is deleted; if it throws, nothing more is deleted
     * @return what became of them
     */
    public Report letGo(Duration age, Instant now, Consumer<IncidentDocument> putAway) {
        Instant before = now.minus(age);
        Map<Fate, Integer> became = new EnumMap<>(Fate.class);
        EachIncident.of(store, IncidentQuery.State.ENDED, incident -> {
            if (incident.endedAt().filter(ended -> ended.isBefore(before)).isPresent()) {
                became.merge(fate(incident, now, putAway), 1, Integer::sum);
            }
        });
        return new Report(
                became.getOrDefault(Fate.REMOVED, 0),
                became.getOrDefault(Fate.UNFINISHED, 0),
                became.getOrDefault(Fate.BUSY, 0));
    }

    /**
     * Lets go of one incident, however long ago it ended.
     *
     * @param incident the incident as it is stored
     * @param now the present moment
     * @param putAway takes the document before the incident is deleted; if it throws, nothing is deleted
     * @return one that was removed, or why it was not: it has not ended or something is left to do, or somebody wrote to it meanwhile
     */
    public Report letGo(Incident incident, Instant now, Consumer<IncidentDocument> putAway) {
        Fate fate = incident.isOpen() ? Fate.UNFINISHED : fate(incident, now, putAway);
        return new Report(fate == Fate.REMOVED ? 1 : 0, fate == Fate.UNFINISHED ? 1 : 0, fate == Fate.BUSY ? 1 : 0);
    }

    private enum Fate {
        REMOVED,
        UNFINISHED,
        BUSY
    }

    private Fate fate(Incident incident, Instant now, Consumer<IncidentDocument> putAway) {
        if (isUnfinished(incident, now)) {
            return Fate.UNFINISHED;
        }
        return isRemoved(incident, putAway) ? Fate.REMOVED : Fate.BUSY;
    }

    private boolean isRemoved(Incident incident, Consumer<IncidentDocument> putAway) {
        putAway.accept(StoredTimeline.document(store, incident));
        try {
            store.remove(incident);
            return true;
        } catch (ConcurrentUpdateException e) {
            return false;
        }
    }

    private boolean isUnfinished(Incident incident, Instant now) {
        return incident.actionItems().stream().map(ActionItem::state).anyMatch(ActionState::unfinished)
                || !incident.communication().obligations(now).pending().isEmpty()
                || OwedDuties.of(incident, policy.dutyBook(), now).stream().anyMatch(OwedDuty::isUnsettled);
    }
}
