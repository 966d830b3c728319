package io.incidentkit.benchmark;

import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The moments, people and commands of one incident on its way through the five steps. */
final class Walk {
    static final IncidentPolicy POLICY = IncidentPolicy.standard();
    static final Actor ALICE = Actor.person("alice");
    static final Actor DAVE = Actor.person("dave");
    static final Person COMMANDER = new Person("alice");

    static final Instant DETECTED = Instant.parse("2026-03-01T14:32:00Z");
    static final Instant TRIAGED = DETECTED.plusSeconds(180);
    static final Instant DIAGNOSED = DETECTED.plusSeconds(480);
    static final Instant MITIGATED = DETECTED.plusSeconds(1_380);
    static final Instant RESOLVED = DETECTED.plusSeconds(2_280);

    static final IncidentId ID = IncidentId.create(DETECTED);
    static final Declare DECLARE = Declare.of("Checkout answers 5xx");
    static final Triage TRIAGE = new Triage(Severity.SEV1, COMMANDER, null);
    static final Diagnose DIAGNOSE = new Diagnose("the last deploy", null);
    static final Mitigate MITIGATE = new Mitigate("rolled back", MitigationKind.ROLLBACK, null);
    static final Resolve RESOLVE = new Resolve("error rate is normal", null, null);

    private Walk() {}

    static Incident declare(Declare declare) {
        return Incident.replay(
                ID, 42, IncidentRules.declare(declare, ALICE, POLICY, DETECTED).entries());
    }

    static Incident step(Incident incident, IncidentCommand command, Instant now) {
        return incident.evolve(
                IncidentRules.decide(incident, command, ALICE, POLICY, now).entries());
    }

    static Incident mitigated() {
        Incident triaged = step(declare(DECLARE), TRIAGE, TRIAGED);
        return step(step(triaged, DIAGNOSE, DIAGNOSED), MITIGATE, MITIGATED);
    }

    static Incident resolved() {
        return step(mitigated(), RESOLVE, RESOLVED);
    }

    /** The timeline of a walk and of as many more commands. */
    static List<TimelineEntry> timeline(List<IncidentCommand> more) {
        List<TimelineEntry> timeline = new ArrayList<>(
                IncidentRules.declare(DECLARE, ALICE, POLICY, DETECTED).entries());
        Incident incident = Incident.replay(ID, 42, timeline);
        List<IncidentCommand> commands = new ArrayList<>(List.of(TRIAGE, DIAGNOSE));
        commands.addAll(more);
        for (IncidentCommand command : commands) {
            List<TimelineEntry> entries = IncidentRules.decide(incident, command, ALICE, POLICY, DIAGNOSED)
                    .entriesOrThrow("a command");
            timeline.addAll(entries);
            incident = incident.evolve(entries);
        }
        return timeline;
    }
}
