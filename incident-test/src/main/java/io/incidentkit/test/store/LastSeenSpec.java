package io.incidentkit.test.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An incident as last seen may be old or absent; it was stored at its time. */
abstract class LastSeenSpec extends StoreSpec {

    @Test
    void wasStoredOnceAfterEachAppend() {
        IncidentEvent[] events = SampleHistory.events();
        Incident incident = declare(newId(), events[0]);
        Incident another = declare("another");

        for (int i = 1; i < events.length; i++) {
            incident = append(incident, events[i]);
            another = append(another, note("note " + i));
            assertLastSeenWasStored(incident.id());
            assertThat(stored(incident.id())).isEqualTo(incident);
            assertLastSeenWasStored(incident.id());
            assertLastSeenWasStored(another.id());
        }
    }

    @Test
    void isNothingOfAnIncidentThatWasNeverStored() {
        Incident holder = declare(newId(), declared("Disk is full"), alerts("disk"));
        IncidentId refused = newId();
        assertConflict(() -> declare(refused, declared("Disk is full"), alerts("disk")));
        assertConflict(() -> append(Incident.replay(refused, 1, entriesAfter(0, declared("unknown"))), note("lost")));
        assertThat(store.find(refused)).isEmpty();

        assertThat(store.lastSeen(refused)).isEmpty();
        assertThat(store.lastSeen(newId())).isEmpty();
        assertLastSeenWasStored(holder.id());
    }

    @Test
    void isNothingThatAConflictKeptFromBeingStored() {
        Incident declared = declare("Checkout is down");
        append(declared, note("faster"));

        assertConflict(() -> append(declared, note("slower"), note("by far")));
        assertLastSeenWasStored(declared.id());

        assertConflict(() -> declare(declared.id(), declared("again"), note("and"), note("more")));
        assertLastSeenWasStored(declared.id());
    }

    @Test
    void isNothingThatTheConflictOfAnotherOneKeptFromBeingStored() {
        Incident first = declare("first");
        Incident second = declare("second");
        append(second, note("faster"));

        assertConflict(() -> store.append(List.of(change(first, falseAlarm()), change(second, note("slower")))));

        assertLastSeenWasStored(first.id());
        assertLastSeenWasStored(second.id());
    }

    /** The version says which part of the timeline it is of. */
    private void assertLastSeenWasStored(IncidentId id) {
        store.lastSeen(id).ifPresent(seen -> {
            List<TimelineEntry> until = store.timeline(id, 0, seen.version());
            assertThat(until).as("entries of what was seen").hasSize(seen.version());
            assertThat(seen).isEqualTo(Incident.replay(id, stored(id).number(), until));
        });
    }

    private static void assertConflict(Runnable append) {
        assertThatExceptionOfType(ConcurrentUpdateException.class).isThrownBy(append::run);
    }
}
