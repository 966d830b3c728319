package io.incidentkit.test.store;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Stores with a fault in what they write together, what they keep of several groups of alerts, or what they remember. */
final class BrokenTogether {
    private BrokenTogether() {}

    /** Each change is a write of its own: those before the one that fails stay. */
    static final class WritesChangesOneByOne extends BrokenStore {
        @Override
        public List<Incident> append(List<IncidentChange> changes) {
            return changes.stream().map(change -> sound.append(change)).toList();
        }
    }

    /** As the one before, and what can't be written is left out. */
    static final class LeavesOutWhatConflicts extends BrokenStore {
        @Override
        public List<Incident> append(List<IncidentChange> changes) {
            return changes.stream().map(this::writtenOrNot).toList();
        }

        private Incident writtenOrNot(IncidentChange change) {
            try {
                return sound.append(change);
            } catch (ConcurrentUpdateException e) {
                return change.after();
            }
        }
    }

    static final class WritesTheFirstChangeOnly extends BrokenStore {
        @Override
        public List<Incident> append(List<IncidentChange> changes) {
            List<Incident> written = new ArrayList<>(sound.append(changes.subList(0, 1)));
            changes.stream().skip(1).map(IncidentChange::after).forEach(written::add);
            return written;
        }
    }

    /** A key is not free yet when it is to be taken. */
    static final class WritesTheLastChangeFirst extends BrokenStore {
        @Override
        public List<Incident> append(List<IncidentChange> changes) {
            return reversed(sound.append(reversed(changes)));
        }
    }

    static final class ReturnsTheLastOneFirst extends BrokenStore {
        @Override
        public List<Incident> append(List<IncidentChange> changes) {
            return reversed(sound.append(changes));
        }
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    /** As stores with one column for the key do. */
    static final class FindsByTheFirstKeyOnly extends BrokenStore {
        @Override
        public Optional<Incident> findOpenByKey(String openKey) {
            return sound.findOpenByKey(openKey)
                    .filter(incident -> incident.openKeys().get(0).equals(openKey));
        }
    }

    /** The first key is looked after, those that came by a merge are not. */
    static final class FreesTheFirstKeyOnly extends BrokenStore {
        private final Map<String, Incident> holders = new HashMap<>();

        @Override
        synchronized Incident appendOne(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
            Incident stored = sound.append(new IncidentChange(before, entries, after));
            stored.openKeys().stream().skip(1).forEach(key -> holders.put(key, stored));
            return stored;
        }

        @Override
        public synchronized Optional<Incident> findOpenByKey(String openKey) {
            return sound.findOpenByKey(openKey).or(() -> Optional.ofNullable(holders.get(openKey)));
        }
    }

    /** Keys are written ahead of the rest. */
    static final class TakesKeysOnConflict extends BrokenStore {
        private final Map<String, IncidentId> holders = new ConcurrentHashMap<>();

        @Override
        Incident appendOne(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
            after.openKeys().forEach(key -> holders.putIfAbsent(key, after.id()));
            return sound.append(new IncidentChange(before, entries, after));
        }

        @Override
        public Optional<Incident> findOpenByKey(String openKey) {
            return Optional.ofNullable(holders.get(openKey)).flatMap(sound::find);
        }
    }

    /** Remembers on the way in, before it is known what comes of it. */
    static final class RemembersWhatItRefused extends BrokenStore {
        private final Map<IncidentId, Incident> seen = new ConcurrentHashMap<>();

        @Override
        Incident appendOne(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
            seen.put(after.id(), after);
            Incident stored = sound.append(new IncidentChange(before, entries, after));
            seen.put(after.id(), stored);
            return stored;
        }

        @Override
        public List<Incident> append(List<IncidentChange> changes) {
            changes.forEach(change -> seen.put(change.after().id(), change.after()));
            return sound.append(changes);
        }

        @Override
        public Optional<Incident> lastSeen(IncidentId id) {
            return Optional.ofNullable(seen.get(id));
        }
    }

    static final class RemembersTheLastIncidentOnly extends BrokenStore {
        private volatile Incident last;

        @Override
        Incident appendOne(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
            last = sound.append(new IncidentChange(before, entries, after));
            return last;
        }

        @Override
        public Optional<Incident> lastSeen(IncidentId id) {
            return Optional.ofNullable(last);
        }
    }

    /** The snapshot is new, and the entries are as they were. */
    static final class KeepsTheEntriesThatAreStruckOut extends BrokenStore {
        @Override
        public Incident strikeOut(IncidentChange change, List<TimelineEntry> struck, UnaryOperator<String> text) {
            return sound.append(change);
        }
    }

    /** The entries go ahead of the rest, whether that is written or not. */
    static final class StrikesOutOnConflict extends BrokenStore {
        @Override
        public Incident strikeOut(IncidentChange change, List<TimelineEntry> struck, UnaryOperator<String> text) {
            Incident now = sound.find(change.after().id()).orElseThrow();
            List<TimelineEntry> entries = List.of(new TimelineEntry(
                    now.version() + 1,
                    now.lastRecordedAt(),
                    now.lastRecordedAt(),
                    change.entries().get(0).actor(),
                    change.entries().get(0).event()));
            sound.strikeOut(new IncidentChange(Optional.of(now), entries, now.evolve(entries)), struck, text);
            return sound.append(change);
        }
    }
}
