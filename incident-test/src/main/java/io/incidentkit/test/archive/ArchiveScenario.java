package io.incidentkit.test.archive;

import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.PeopleCommand.Observe;
import io.incidentkit.command.PostmortemCommand.AssignPostmortem;
import io.incidentkit.command.PostmortemCommand.ExplainPhase;
import io.incidentkit.command.PostmortemCommand.PublishPostmortem;
import io.incidentkit.command.PostmortemCommand.RequestReview;
import io.incidentkit.command.PostmortemCommand.ReviewPostmortem;
import io.incidentkit.command.PostmortemCommand.WriteSection;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.Section;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.test.SettableClock;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Incidents whose postmortems are published, and imported ones whose were published elsewhere. Not thread-safe. */
final class ArchiveScenario {
    static final Actor ANA = Actor.person("ana");
    static final Actor BEN = Actor.person("ben");
    static final Instant BEGIN = Instant.parse("2026-03-01T14:32:00.123456Z");

    private final SettableClock clock = SettableClock.at(BEGIN);
    private final Incidents incidents;

    ArchiveScenario(PostmortemArchive archive) {
        this(new InMemoryIncidentStore(), archive.feed());
    }

    ArchiveScenario(IncidentStore store, IncidentListener listener) {
        this.incidents = Incidents.builder(store, IncidentPolicy.standard(), clock)
                .listener(listener)
                .build();
    }

    Incidents incidents() {
        return incidents;
    }

    /** An incident that was resolved, with its postmortem written and not published. */
    Incident written(Declare.Builder declare, Severity severity, String rootCause) {
        IncidentId id = incidents.declare(ANA, declare.build()).id();
        later();
        incidents.execute(ANA, id, new Triage(severity, new Person("ana"), null));
        // Whoever reviews a private one has to see it.
        incidents.execute(ANA, id, new Observe(new Person("erin"), null));
        later();
        incidents.execute(ANA, id, new Diagnose("the last deploy", null));
        later();
        incidents.execute(ANA, id, new Mitigate("service is back", MitigationKind.ROLLBACK, null));
        later();
        incidents.execute(ANA, id, new Resolve("normal", null, null));
        incidents.execute(ANA, id, new AssignPostmortem(new Person("ana")));
        for (Section section : Section.values()) {
            incidents.execute(
                    ANA, id, new WriteSection(section, section == Section.ROOT_CAUSE ? rootCause : "All said."));
        }
        for (Phase phase : Phase.values()) {
            incidents.execute(ANA, id, new ExplainPhase(1, phase, "It took that long."));
        }
        return incidents.get(id);
    }

    Incident published(Declare.Builder declare, Severity severity, String rootCause) {
        return publish(written(declare, severity, rootCause));
    }

    Incident publish(Incident written) {
        incidents.execute(ANA, written.id(), new RequestReview());
        incidents.execute(Actor.person("erin"), written.id(), new ReviewPostmortem("clear"));
        return incidents.execute(ANA, written.id(), new PublishPostmortem());
    }

    void later() {
        clock.advance(Duration.ofMinutes(3));
    }

    /** An incident that happened elsewhere, under no service. */
    static Incident imported(int number, Instant detected, String title, boolean isPrivate, String... services) {
        Declared declared = new Declared(title, List.of(services), null, null, IncidentKind.BACKFILL, isPrivate);
        return Incident.replay(
                IncidentId.create(detected), number, List.of(new TimelineEntry(1, detected, detected, ANA, declared)));
    }
}
