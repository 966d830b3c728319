package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;

import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.PostmortemCommand.AssignPostmortem;
import io.incidentkit.command.PostmortemCommand.ExplainPhase;
import io.incidentkit.command.PostmortemCommand.PublishPostmortem;
import io.incidentkit.command.PostmortemCommand.RequestReview;
import io.incidentkit.command.PostmortemCommand.ReviewPostmortem;
import io.incidentkit.command.PostmortemCommand.WriteSection;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.Section;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Incidents as figures need them: all recorded on Sunday, 1 March 2026, and detected in the weeks before it. */
public final class Histories {
    private Histories() {}

    public static Instant time(String time) {
        return Instant.parse(time + ":00Z");
    }

    public static Declare.Builder declare(String detected, String title, String... services) {
        return Declare.builder(title).services(List.of(services)).detectedAt(time(detected));
    }

    /** Triaged after 3 minutes and diagnosed after 8, by alice. */
    public static Scenario diagnosed(Declare.Builder declare, Severity severity) {
        Scenario scenario = Scenario.of(declare.build());
        return scenario.accept(alice, new Triage(severity, ALICE, after(scenario, 3)))
                .accept(alice, new Diagnose("the last deploy", after(scenario, 8)));
    }

    /** Mitigated after some minutes, and resolved ten minutes later. */
    public static Scenario resolved(Declare.Builder declare, Severity severity, int minutes) {
        return resolved(diagnosed(declare, severity), MitigationKind.ROLLBACK, minutes);
    }

    public static Scenario resolved(Scenario diagnosed, MitigationKind kind, int minutes) {
        return diagnosed
                .accept(alice, new Mitigate("service is back", kind, after(diagnosed, minutes)))
                .accept(alice, new Resolve("normal", null, after(diagnosed, minutes + 10)));
    }

    /** Written, reviewed from outside and published: everything that is asked for. */
    public static Scenario published(Scenario resolved, String rootCause) {
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

    public static Postmortem postmortem(Scenario scenario) {
        return IncidentRules.postmortem(scenario.incident(), scenario.timeline(), IncidentPolicy.standard());
    }

    public static Incident numbered(int number, Scenario scenario) {
        return scenario.incident().numbered(number);
    }

    private static Instant after(Scenario scenario, int minutes) {
        return scenario.incident().detectedAt().plus(Duration.ofMinutes(minutes));
    }
}
