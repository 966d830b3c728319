package io.incidentkit.test.store;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.timeline.TimelineEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Stores that forget too little or too much, each in one way. */
final class BrokenRemovals {
    private BrokenRemovals() {}

    /** Says that it did. */
    static final class RemovesNothing extends BrokenStore {
        @Override
        public void remove(Incident incident) {
            // nothing
        }
    }

    /** Takes it off lists, and keeps it. */
    static final class HidesWhatIsRemoved extends BrokenStore {
        private final Set<IncidentId> hidden = new HashSet<>();

        @Override
        public void remove(Incident incident) {
            hidden.add(incident.id());
        }

        @Override
        public Optional<Incident> find(IncidentId id) {
            return sound.find(id).filter(found -> !hidden.contains(found.id()));
        }

        @Override
        public IncidentPage list(IncidentQuery query) {
            IncidentPage page = sound.list(query);
            return new IncidentPage(
                    page.incidents().stream()
                            .filter(found -> !hidden.contains(found.id()))
                            .toList(),
                    page.next());
        }
    }

    /** Removes one that somebody has written to since. */
    static final class RemovesAnyVersion extends BrokenStore {
        @Override
        public void remove(Incident incident) {
            sound.find(incident.id()).ifPresent(sound::remove);
        }
    }

    /** Removes the others, too. */
    static final class RemovesEverything extends BrokenStore {
        @Override
        public void remove(Incident incident) {
            sound.remove(incident);
            sound.list(new IncidentQuery(IncidentQuery.State.ALL, Long.MAX_VALUE, IncidentQuery.MAX_LIMIT))
                    .incidents()
                    .forEach(sound::remove);
        }
    }

    /** Gives the next incident the number of the one that was removed. */
    static final class GivesNumbersAgain extends BrokenStore {
        private long free;

        @Override
        public void remove(Incident incident) {
            sound.remove(incident);
            free = incident.number();
        }

        @Override
        Incident appendOne(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
            Incident stored = super.appendOne(before, entries, after);
            return before.isEmpty() && free > 0 ? stored.numbered(free) : stored;
        }
    }

    /** Puts other words in the entries, and leaves who said them. */
    static final class KeepsWhoActed extends BrokenStore {
        @Override
        public Incident strikeOut(IncidentChange change, List<TimelineEntry> struck, UnaryOperator<String> text) {
            Map<Integer, TimelineEntry> before = new HashMap<>();
            sound.timeline(change.after().id(), 0, Integer.MAX_VALUE)
                    .forEach(entry -> before.put(entry.sequence(), entry));
            return sound.strikeOut(
                    change,
                    struck.stream()
                            .map(entry -> new TimelineEntry(
                                    entry.sequence(),
                                    entry.occurredAt(),
                                    entry.recordedAt(),
                                    Objects.requireNonNull(before.get(entry.sequence()))
                                            .actor(),
                                    entry.event()))
                            .toList(),
                    text);
        }
    }
}
