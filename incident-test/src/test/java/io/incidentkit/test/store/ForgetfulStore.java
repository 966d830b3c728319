package io.incidentkit.test.store;

import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.TimelineEntry;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes each entry on its way in. */
abstract class ForgetfulStore extends BrokenStore {
    private final UnaryOperator<TimelineEntry> change;

    ForgetfulStore(UnaryOperator<TimelineEntry> change) {
        this.change = change;
    }

    @Override
    Incident appendOne(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
        return sound.append(
                new IncidentChange(before, entries.stream().map(change).toList(), after));
    }

    static final class KeepsMilliseconds extends ForgetfulStore {
        KeepsMilliseconds() {
            super(entry -> new TimelineEntry(
                    entry.sequence(),
                    entry.occurredAt().truncatedTo(ChronoUnit.MILLIS),
                    entry.recordedAt().truncatedTo(ChronoUnit.MILLIS),
                    entry.actor(),
                    entry.event()));
        }
    }

    /** Stores local times of a zone that skips an hour in spring. */
    static final class KeepsLocalTimes extends ForgetfulStore {
        private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

        KeepsLocalTimes() {
            super(entry -> new TimelineEntry(
                    entry.sequence(),
                    entry.occurredAt()
                            .atZone(ZONE)
                            .toLocalDateTime()
                            .atZone(ZONE)
                            .toInstant(),
                    entry.recordedAt(),
                    entry.actor(),
                    entry.event()));
        }
    }

    static final class KeepsNamesOnly extends ForgetfulStore {
        KeepsNamesOnly() {
            super(entry -> new TimelineEntry(
                    entry.sequence(),
                    entry.occurredAt(),
                    entry.recordedAt(),
                    Actor.person(entry.actor().name()),
                    entry.event()));
        }
    }

    static final class KeepsAsciiTitles extends ForgetfulStore {
        KeepsAsciiTitles() {
            super(entry -> !(entry.event() instanceof Declared declared)
                    ? entry
                    : new TimelineEntry(
                            entry.sequence(),
                            entry.occurredAt(),
                            entry.recordedAt(),
                            entry.actor(),
                            new Declared(
                                    declared.title().replaceAll("[^ -~]", "?"),
                                    declared.services(),
                                    declared.impact(),
                                    declared.began(),
                                    declared.kind(),
                                    declared.isPrivate())));
        }
    }
}
