package io.incidentkit.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.LoopEvent.Dismissed;
import io.incidentkit.timeline.LoopEvent.DuplicateMerged;
import io.incidentkit.timeline.LoopEvent.Merged;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** A part of the contract: a fresh store before each test, and words to write to it below the service. */
abstract class StoreSpec {
    static final Instant BEGIN = Instant.parse("2026-03-01T14:32:00.123456Z");
    static final Actor ANA = Actor.person("ana");
    static final Actor MONITORING = Actor.system("alertmanager");
    static final int WHOLE = 1_000_000;

    IncidentStore store;

    abstract IncidentStore emptyStore();

    @BeforeEach
    void beginWithAnEmptyStore() {
        store = emptyStore();
    }

    static IncidentId newId() {
        return IncidentId.create(BEGIN);
    }

    static Declared declared(String title) {
        return new Declared(title, List.of("checkout"), null, null, IncidentKind.REAL, false);
    }

    static NoteAdded note(String text) {
        return new NoteAdded(text);
    }

    static Dismissed falseAlarm() {
        return new Dismissed("the probe was wrong", null);
    }

    static AlertGroup alertGroup(String key, boolean firing) {
        Alert alert = new Alert(firing, Map.of("alertname", "CheckoutDown"), Map.of(), BEGIN, null);
        return new AlertGroup("alertmanager", key, "CheckoutDown", List.of("checkout"), List.of(alert), 0);
    }

    static String key(String group) {
        return alertGroup(group, true).openKey();
    }

    static Merged mergedInto(Incident other) {
        return new Merged(other.id().toString(), other.reference(), "the same deploy", null);
    }

    /** A duplicate that brings groups of alerts along. */
    static DuplicateMerged duplicateWith(Incident duplicate, String... groups) {
        List<String> keys = Stream.of(groups).map(StoreSpec::key).toList();
        return new DuplicateMerged(
                duplicate.id().toString(), duplicate.reference(), duplicate.title(), keys, List.of(), List.of());
    }

    static AlertsReceived alerts(String key) {
        return new AlertsReceived(alertGroup(key, true));
    }

    /** Entries that follow a version, a second apart. */
    static List<TimelineEntry> entriesAfter(int version, IncidentEvent... events) {
        List<TimelineEntry> entries = new ArrayList<>();
        for (IncidentEvent event : events) {
            int sequence = version + entries.size() + 1;
            Instant occurred = BEGIN.plusSeconds(sequence);
            entries.add(new TimelineEntry(sequence, occurred, occurred.plus(1, ChronoUnit.MICROS), ANA, event));
        }
        return entries;
    }

    Incident declare(String title) {
        return declare(newId(), declared(title));
    }

    Incident declare(IncidentId id, IncidentEvent... events) {
        return declare(id, entriesAfter(0, events));
    }

    Incident declare(IncidentId id, List<TimelineEntry> entries) {
        return store.append(new IncidentChange(Optional.empty(), entries, Incident.replay(id, 0, entries)));
    }

    /** Declares an incident with so many entries, all but the first of them notes. */
    Incident declareWithNotes(int entries) {
        IncidentEvent[] events = new IncidentEvent[entries];
        events[0] = declared("Checkout is down");
        for (int i = 1; i < entries; i++) {
            events[i] = note("note " + i);
        }
        return declare(newId(), events);
    }

    Incident append(Incident before, IncidentEvent... events) {
        IncidentChange change = change(before, events);
        return store.append(change);
    }

    static IncidentChange change(Incident before, IncidentEvent... events) {
        List<TimelineEntry> entries = entriesAfter(before.version(), events);
        return new IncidentChange(Optional.of(before), entries, before.evolve(entries));
    }

    static IncidentChange declaration(IncidentId id, IncidentEvent... events) {
        List<TimelineEntry> entries = entriesAfter(0, events);
        return new IncidentChange(Optional.empty(), entries, Incident.replay(id, 0, entries));
    }

    Incident stored(IncidentId id) {
        return store.find(id).orElseThrow(() -> new AssertionError("There is no incident " + id));
    }

    List<TimelineEntry> timeline(IncidentId id) {
        return store.timeline(id, 0, WHOLE);
    }

    /** The truth is the timeline: whatever is stored beside it has to agree. */
    void assertIsTheFoldOfItsTimeline(IncidentId id) {
        Incident incident = stored(id);
        assertThat(incident).isEqualTo(Incident.replay(id, incident.number(), timeline(id)));
    }

    void assertUnchanged(Incident incident) {
        assertThat(stored(incident.id())).isEqualTo(incident);
        assertThat(store.findByNumber(incident.number())).contains(incident);
        assertThat(timeline(incident.id())).hasSize(incident.version());
        assertIsTheFoldOfItsTimeline(incident.id());
    }

    void assertDoesNotExist(IncidentId id) {
        assertThat(store.find(id)).isEmpty();
        assertThat(timeline(id)).isEmpty();
    }
}
