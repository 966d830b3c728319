package io.incidentkit.store;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.store.IncidentQuery.State;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Keeps incidents: their timelines, and the states folded from them. The published store contract in
 * {@code incident-test} is what an implementation has to pass.
 *
 * <p>Implementations are thread-safe. A failure of the underlying store is an {@link IncidentStoreException}.
 */
public interface IncidentStore {
    /** Of those that have ended, so many with the highest numbers are looked at for what changed. */
    int LATEST_ENDED = 1_000;

    /**
     * Writes one change, all or nothing. The first append gives the incident its number.
     *
     * @param change the change
     * @return the incident after it, with its number
     * @throws ConcurrentUpdateException if the incident is not at {@code before}'s version any more, if a new incident's
     *     id or open key is taken, if a command was given on it under that id before, or if the store had it lose to another
     *     write, as a database does in a deadlock
     */
    default Incident append(IncidentChange change) {
        return append(List.of(change)).get(0);
    }

    /**
     * Writes several changes, all of them or none. What one change lets go of, such as an open key, the next one can take.
     *
     * @param changes the changes in their order, each of another incident
     * @return the incidents after them, with their numbers, in the same order
     * @throws ConcurrentUpdateException as {@link #append(IncidentChange)} does, if it would for any of them
     */
    List<Incident> append(List<IncidentChange> changes);

    /**
     * Writes one change and puts entries in place of those that are stored under the same numbers, all or nothing: the one
     * exception from a timeline that is only appended to, for a text that is struck out. What was in their place is gone.
     *
     * @param change the change; its incident afterwards is the fold of the timeline with these entries
     * @param struck entries of the incident as it was before, with the text struck out
     * @param text gives a text without what is struck out, and any other one as it is; a store that delivers by itself strikes it
     *     out of what waits to be delivered as well
     * @return the incident after it
     * @throws ConcurrentUpdateException as {@link #append(IncidentChange)} does; then nothing is struck out
     */
    Incident strikeOut(IncidentChange change, List<TimelineEntry> struck, UnaryOperator<String> text);

    /**
     * Deletes an incident with all that belongs to it: timeline, keys, ids of commands, what waits to be delivered or is due. Its
     * number is not given again; a published postmortem stays in its archive.
     *
     * @param incident the incident as the caller loaded it
     * @throws ConcurrentUpdateException if it is not at that version any more; then nothing is deleted
     */
    void remove(Incident incident);

    /**
     * Does what follows from the last append, once that can't be undone any more: at once, or after the commit of the caller's
     * transaction that the append has joined, and never if that is rolled back.
     *
     * @param work what follows; it doesn't throw
     */
    default void afterCommit(Runnable work) {
        work.run();
    }

    /**
     * Does work that loads and writes an incident while nobody else writes to it, as far as the store can see to that: for whoever
     * has lost race after race. In a transaction of the caller's, others wait until that has ended.
     *
     * @param <T> what the work returns
     * @param id the incident's identity
     * @param work what is done; it may be done when others have written to the incident before
     * @return what the work returned
     * @throws ConcurrentUpdateException as {@link #append(IncidentChange)} does
     */
    default <T> T alone(IncidentId id, Supplier<T> work) {
        return work.get();
    }

    /**
     * Finds an incident as this process saw it last, without asking the database. It may be old: whoever decides on it finds out
     * at {@link #append(IncidentChange)}, and decides what it makes the rules refuse once more on {@link #find}.
     *
     * @param id its identity
     * @return the incident as last seen, or empty if none was kept, which is what a store without a cache always says
     */
    default Optional<Incident> lastSeen(IncidentId id) {
        return Optional.empty();
    }

    /**
     * Finds an incident.
     *
     * @param id its identity
     * @return the incident, or empty if there is none
     */
    Optional<Incident> find(IncidentId id);

    /**
     * Finds an incident by its number.
     *
     * @param number the number
     * @return the incident, or empty if there is none
     */
    Optional<Incident> findByNumber(long number);

    /**
     * Finds the open incident that a group of alerts belongs to.
     *
     * @param openKey the group's key ({@link io.incidentkit.alert.AlertGroup#openKey()})
     * @return the incident, or empty if no open one has the key
     */
    Optional<Incident> findOpenByKey(String openKey);

    /**
     * Finds the incident that a group of alerts belonged to last: that which let go of the key last, when it ended. Whether it
     * was reopened since, or another one has the key now, makes no difference.
     *
     * @param openKey the group's key ({@link io.incidentkit.alert.AlertGroup#openKey()})
     * @return the incident, or empty if none ever let go of the key
     */
    Optional<Incident> findLastByKey(String openKey);

    /**
     * Reads a part of a timeline.
     *
     * @param id the incident's identity
     * @param afterSequence entries after this number, 0 for the beginning
     * @param limit at most so many entries, at least 1
     * @return the entries in the order of their numbers; empty if there are none, or no such incident
     */
    List<TimelineEntry> timeline(IncidentId id, int afterSequence, int limit);

    /**
     * Finds the command that was given on an incident under an id. Ids are kept for a week at least.
     *
     * @param id the incident's identity
     * @param given the id of the command
     * @return the command as it was recorded; empty if there was none
     */
    Optional<GivenCommand> given(IncidentId id, String given);

    /**
     * Finds the incidents that anybody has written to since a moment, by the clocks of those who wrote: those that are worked on, and of
     * those that have ended the {@value #LATEST_ENDED} with the highest numbers. Of an older one that ended, nothing is said.
     *
     * @param moment the moment at which an entry was recorded at the earliest
     * @return their versions now, in any order
     */
    default List<StoredVersion> changedSince(Instant moment) {
        List<Incident> looked = new ArrayList<>();
        long before = 0;
        do {
            IncidentPage page = list(new IncidentQuery(IncidentQuery.State.OPEN, before, IncidentQuery.MAX_LIMIT));
            looked.addAll(page.incidents());
            before = page.next().orElse(0);
        } while (before != 0);
        int ended = 0;
        do {
            IncidentPage page = list(new IncidentQuery(IncidentQuery.State.ENDED, before, IncidentQuery.MAX_LIMIT));
            looked.addAll(page.incidents());
            ended += page.incidents().size();
            before = page.next().orElse(0);
        } while (before != 0 && ended < LATEST_ENDED);
        return looked.stream()
                .filter(incident -> timeline(incident.id(), incident.version() - 1, 1).stream()
                        .anyMatch(last -> !last.recordedAt().isBefore(moment)))
                .map(incident -> new StoredVersion(incident.id(), incident.number(), incident.version()))
                .toList();
    }

    /**
     * Lists incidents, the newest number first.
     *
     * @param query which, and how many
     * @return one page
     */
    IncidentPage list(IncidentQuery query);

    /**
     * Reads incidents for figures, the newest number first: those that have ended in outline ({@link Incident#isOutline()}), as far as
     * the store keeps outlines, and all others in whole. Over both, figures are the same.
     *
     * @param before only numbers below this one, or 0 for all
     * @return one page, as long as the store likes
     */
    default IncidentPage outlines(long before) {
        return list(new IncidentQuery(State.ALL, before, IncidentQuery.MAX_LIMIT));
    }
}
