package io.incidentkit.incident;

import static io.incidentkit.incident.Scenario.ALICE;
import static io.incidentkit.incident.Scenario.BOB;
import static io.incidentkit.incident.Scenario.alice;
import static io.incidentkit.incident.Scenario.bob;

import io.incidentkit.commander.Actor;
import io.incidentkit.incident.LoopCommand.Diagnose;
import io.incidentkit.incident.LoopCommand.Mitigate;
import io.incidentkit.incident.LoopCommand.Resolve;
import io.incidentkit.incident.LoopCommand.Triage;
import io.incidentkit.incident.PostmortemCommand.AssignPostmortem;
import io.incidentkit.incident.PostmortemCommand.ExplainPhase;
import io.incidentkit.incident.PostmortemCommand.PublishPostmortem;
import io.incidentkit.incident.PostmortemCommand.RequestReview;
import io.incidentkit.incident.PostmortemCommand.ReviewPostmortem;
import io.incidentkit.incident.PostmortemCommand.WriteSection;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.Section;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Incidents as figures need them: all recorded on Sunday, 1 March 2026, and detected in the weeks before it. */
final class Histories {
    private Histories() {}

    static Instant time(String time) {
        return Instant.parse(time + ":00Z");
    }

    static Declare.Builder declare(String detected, String title, String... services) {
        return Declare.builder(title).services(List.of(services)).detectedAt(time(detected));
    }

    /** Triaged after 3 minutes and diagnosed after 8, by alice. */
    static Scenario diagnosed(Declare.Builder declare, Severity severity) {
        Scenario scenario = Scenario.of(declare.build());
        return scenario.accept(alice, new Triage(severity, ALICE, after(scenario, 3)))
                .accept(alice, new Diagnose("the last deploy", after(scenario, 8)));
    }

    /** Mitigated after some minutes, and resolved ten minutes later. */
    static Scenario resolved(Declare.Builder declare, Severity severity, int minutes) {
        return resolved(diagnosed(declare, severity), MitigationKind.ROLLBACK, minutes);
    }

    static Scenario resolved(Scenario diagnosed, MitigationKind kind, int minutes) {
        return diagnosed
                .accept(alice, new Mitigate("service is back", kind, after(diagnosed, minutes)))
                .accept(alice, new Resolve("normal", null, after(diagnosed, minutes + 10)));
    }

    /** Written, reviewed from outside and published: everything that is asked for. */
    static Scenario published(Scenario resolved, String rootCause) {
        resolved.accept(alice, new AssignPostmortem(BOB));
        for (Section section : Section.values()) {
            resolved.accept(bob, new WriteSection(section, section == Section.ROOT_CAUSE ? rootCause : "All said."));
        }
        for (Phase phase : Phase.values()) {
            resolved.accept(bob, new ExplainPhase(1, phase, "It took that long."));
        }
        return resolved.accept(bob, new RequestReview())
                .accept(Actor.person("erin"), new ReviewPostmortem("clear"))
                .accept(bob, new PublishPostmortem());
    }

    static Postmortem postmortem(Scenario scenario) {
        return PostmortemDraft.of(scenario.incident(), scenario.timeline(), IncidentPolicy.standard());
    }

    static Incident numbered(int number, Scenario scenario) {
        return scenario.incident().numbered(number);
    }

    private static Instant after(Scenario scenario, int minutes) {
        return scenario.incident().detectedAt().plus(Duration.ofMinutes(minutes));
    }
}
