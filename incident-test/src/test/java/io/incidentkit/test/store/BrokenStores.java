package io.incidentkit.test.store;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Stores with one fault each, as somebody might write them. */
final class BrokenStores {
    private BrokenStores() {}

    static final class FindsNothing extends BrokenStore {
        @Override
        public Optional<Incident> find(IncidentId id) {
            return Optional.empty();
        }

        @Override
        public Optional<Incident> findByNumber(long number) {
            return Optional.empty();
        }

        @Override
        public Optional<Incident> findOpenByKey(String openKey) {
            return Optional.empty();
        }

        @Override
        public List<TimelineEntry> timeline(IncidentId id, int afterSequence, int limit) {
            return List.of();
        }

        @Override
        public IncidentPage list(IncidentQuery query) {
            return new IncidentPage(List.of(), OptionalLong.empty());
        }
    }

    /** Looks at nothing of what it is asked for. */
    static final class FindsAnything extends BrokenStore {
        @Override
        public Optional<Incident> find(IncidentId id) {
            return any();
        }

        @Override
        public Optional<Incident> findByNumber(long number) {
            return any();
        }

        @Override
        public Optional<Incident> findOpenByKey(String openKey) {
            return any();
        }

        private Optional<Incident> any() {
            return sound.list(IncidentQuery.open()).incidents().stream().findFirst();
        }
    }

    /** Whoever has the key now, or whoever had it first, is as good as the last one. */
    static final class KnowsNoLastKey extends BrokenStore {
        @Override
        public Optional<Incident> findLastByKey(String openKey) {
            return sound.findOpenByKey(openKey);
        }
    }

    static final class LosesTheLastEntry extends BrokenStore {
        @Override
        Incident appendOne(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
            return sound.append(new IncidentChange(before, entries.subList(0, entries.size() - 1), after));
        }
    }

    static final class IgnoresTheVersion extends BrokenStore {
        @Override
        Incident appendOne(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
            return sound.append(new IncidentChange(sound.find(after.id()), entries, after));
        }
    }

    /** Looks at the version first and writes then, and takes its time in between. */
    static final class LeavesAGapBetweenLookingAndWriting extends BrokenStore {
        @Override
        Incident appendOne(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
            if (!sound.find(after.id()).equals(before)) {
                return sound.append(new IncidentChange(before, entries, after));
            }
            LockSupport.parkNanos(200_000);
            return sound.append(new IncidentChange(sound.find(after.id()), entries, after));
        }
    }

    /** A conflict is nobody's business. */
    static final class SwallowsConflicts extends BrokenStore {
        @Override
        Incident appendOne(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
            return refuses(before, entries, after)
                    ? after
                    : sound.find(after.id()).orElseThrow();
        }
    }

    /** The entries are there, whether the rest is written or not. */
    static final class WritesEntriesOnConflict extends BrokenStore {
        private final Map<IncidentId, List<TimelineEntry>> timelines = new ConcurrentHashMap<>();

        @Override
        synchronized Incident appendOne(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
            timelines.computeIfAbsent(after.id(), id -> new ArrayList<>()).addAll(entries);
            return sound.append(new IncidentChange(before, entries, after));
        }

        @Override
        public synchronized List<TimelineEntry> timeline(IncidentId id, int afterSequence, int limit) {
            return timelines.getOrDefault(id, List.of()).stream()
                    .skip(afterSequence)
                    .limit(limit)
                    .toList();
        }
    }

    static final class KeepsTheFirstSnapshot extends BrokenStore {
        private final Map<IncidentId, Incident> first = new ConcurrentHashMap<>();

        @Override
        Incident appendOne(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
            Incident stored = sound.append(new IncidentChange(before, entries, after));
            first.putIfAbsent(stored.id(), stored);
            return stored;
        }

        @Override
        public Optional<Incident> find(IncidentId id) {
            return Optional.ofNullable(first.get(id));
        }
    }

    static final class ReturnsNoNumber extends BrokenStore {
        @Override
        Incident appendOne(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
            sound.append(new IncidentChange(before, entries, after));
            return after;
        }
    }

    static final class GivesANewNumberWithEachAppend extends BrokenStore {
        private long next;

        @Override
        synchronized Incident appendOne(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
            return sound.append(new IncidentChange(before, entries, after)).numbered(++next);
        }
    }

    static final class GivesTheSameNumberTwice extends BrokenStore {
        @Override
        Incident appendOne(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
            Incident stored = sound.append(new IncidentChange(before, entries, after));
            return stored.numbered((stored.number() + 1) / 2);
        }
    }

    /** A second incident of a group goes to another store. */
    static final class IgnoresTheOpenKey extends BrokenStore {
        private final IncidentStore second = new InMemoryIncidentStore();

        @Override
        synchronized Incident appendOne(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
            boolean unknown = before.isEmpty() && sound.find(after.id()).isEmpty();
            if (second.find(after.id()).isPresent() || (unknown && refuses(before, entries, after))) {
                return second.append(new IncidentChange(before, entries, after));
            }
            return unknown
                    ? sound.find(after.id()).orElseThrow()
                    : sound.append(new IncidentChange(before, entries, after));
        }

        @Override
        public Optional<Incident> find(IncidentId id) {
            return sound.find(id).or(() -> second.find(id));
        }

        @Override
        public List<TimelineEntry> timeline(IncidentId id, int afterSequence, int limit) {
            return (second.find(id).isPresent() ? second : sound).timeline(id, afterSequence, limit);
        }

        @Override
        public IncidentPage list(IncidentQuery query) {
            List<Incident> both = new ArrayList<>(sound.list(query).incidents());
            both.addAll(second.list(query).incidents());
            return new IncidentPage(both, sound.list(query).next());
        }
    }

    static final class LooksAtTheOpenKeyOnlyWhenDeclaring extends BrokenStore {
        @Override
        Incident appendOne(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
            boolean taken = before.isPresent()
                    && sound.find(after.id()).equals(before)
                    && after.openKeys().stream()
                            .anyMatch(key -> sound.findOpenByKey(key).isPresent())
                    && refuses(before, entries, after);
            return taken || sound.find(after.id()).filter(after::equals).isPresent()
                    ? after
                    : sound.append(new IncidentChange(before, entries, after));
        }
    }

    static final class NeverFreesTheOpenKey extends BrokenStore {
        private final Map<String, Incident> holders = new HashMap<>();

        @Override
        synchronized Incident appendOne(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
            Incident stored = sound.append(new IncidentChange(before, entries, after));
            stored.openKeys().forEach(key -> holders.put(key, stored));
            return stored;
        }

        @Override
        public synchronized Optional<Incident> findOpenByKey(String openKey) {
            return Optional.ofNullable(holders.get(openKey));
        }
    }

    static final class ReadsTheWholeTimeline extends BrokenStore {
        @Override
        public List<TimelineEntry> timeline(IncidentId id, int afterSequence, int limit) {
            return sound.timeline(id, 0, Integer.MAX_VALUE);
        }
    }

    static final class BeginsPagesOneTooEarly extends BrokenStore {
        @Override
        public IncidentPage list(IncidentQuery query) {
            return sound.list(
                    new IncidentQuery(query.state(), query.before() == 0 ? 0 : query.before() + 1, query.limit()));
        }
    }

    static final class BeginsPagesOneTooLate extends BrokenStore {
        @Override
        public IncidentPage list(IncidentQuery query) {
            return sound.list(new IncidentQuery(query.state(), Math.max(query.before() - 1, 0), query.limit()));
        }
    }

    static final class ListsAllStates extends BrokenStore {
        @Override
        public IncidentPage list(IncidentQuery query) {
            return sound.list(new IncidentQuery(IncidentQuery.State.ALL, query.before(), query.limit()));
        }
    }

    static final class AlwaysPromisesMore extends BrokenStore {
        @Override
        public IncidentPage list(IncidentQuery query) {
            IncidentPage page = sound.list(query);
            long last = page.incidents().isEmpty()
                    ? 1
                    : page.incidents().get(page.incidents().size() - 1).number();
            return new IncidentPage(page.incidents(), OptionalLong.of(last));
        }
    }

    static final class ListsTheOldestFirst extends BrokenStore {
        @Override
        public IncidentPage list(IncidentQuery query) {
            List<Incident> incidents = new ArrayList<>(sound.list(query).incidents());
            Collections.reverse(incidents);
            return new IncidentPage(incidents, sound.list(query).next());
        }
    }
}
