package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.severity.Severity;
import io.incidentkit.test.history.PlayedHistory;
import io.incidentkit.timeline.CommanderEvent.CommanderAssigned;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.LoopEvent.Diagnosed;
import io.incidentkit.timeline.LoopEvent.Mitigated;
import io.incidentkit.timeline.LoopEvent.Resolved;
import io.incidentkit.timeline.LoopEvent.Triaged;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Forges timelines that the rules would never write. */
final class Forgery {
    static final Instant START = Instant.parse("2026-03-01T14:32:00Z");
    static final Actor ACTOR = Actor.person("alice");
    static final Person ALICE = new Person("alice");
    static final Person BOB = new Person("bob");
    static final IncidentId ID = IncidentId.create(START);

    static final IncidentEvent DECLARED = new Declared("slow", List.of(), null, null, IncidentKind.REAL, false);
    static final IncidentEvent SEVERITY = new SeveritySet(Severity.SEV1);
    static final IncidentEvent COMMANDER = new CommanderAssigned(ALICE);
    static final IncidentEvent TRIAGED = new Triaged();
    static final IncidentEvent DIAGNOSED = new Diagnosed("the last deploy");
    static final IncidentEvent MITIGATED = new Mitigated("rolled back", MitigationKind.ROLLBACK);
    static final IncidentEvent RESOLVED = new Resolved("normal", null);

    private Forgery() {}

    static void assertFound(String what, PlayedHistory forged) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> PlaybookInvariants.check(forged))
                .withMessageContaining(what);
    }

    /** A timeline as told, a minute an event, whether the rules would ever write it or not. */
    static PlayedHistory told(IncidentEvent... events) {
        return told(entries(events));
    }

    static PlayedHistory told(List<TimelineEntry> entries) {
        return new PlayedHistory(
                IncidentPolicy.standard(), entries, List.of(), entries, Incident.replay(ID, 1, entries));
    }

    static List<TimelineEntry> entries(IncidentEvent... events) {
        List<TimelineEntry> entries = new ArrayList<>();
        for (IncidentEvent event : events) {
            Instant at = START.plusSeconds(60L * entries.size());
            entries.add(new TimelineEntry(entries.size() + 1, at, at, ACTOR, event));
        }
        return entries;
    }

    static TimelineEntry moved(TimelineEntry entry, Instant at) {
        return new TimelineEntry(entry.sequence(), at, entry.recordedAt(), entry.actor(), entry.event());
    }
}
