package io.incidentkit.example.plain;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.IncidentOperations;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** An afternoon of the playbook: an alert at 14:32, back to normal at 15:10. */
public final class Main {
    private Main() {}

    /** Prints the incident's timeline and its postmortem. */
    public static void main(String[] args) {
        walk(System.out);
    }

    static void walk(PrintStream out) {
        Clock clock = Clock.fixed(at("15:20"), ZoneOffset.UTC);
        Incidents incidents = new Incidents(new InMemoryIncidentStore(), IncidentPolicy.standard(), clock);
        Actor ada = Actor.person("ada");

        Declare declare = Declare.builder("Checkout answers 500")
                .services(List.of("checkout"))
                .impact("One payment in five fails")
                .detectedAt(at("14:32"))
                .build();
        IncidentId id = incidents.declare(ada, declare).id();

        IncidentOperations incident = incidents.handle(ada, id);
        incident.at(at("14:35")).triage(Severity.SEV1, new Person("ada"));
        incident.at(at("14:38")).communication().told(Audience.STATUS_PAGE, "Orders are safe.");
        incident.at(at("14:40")).diagnose("The deploy of 14:28");
        try {
            incident.at(at("14:45")).resolve("Looks better");
        } catch (RefusedException refused) {
            refused.violations().forEach(violation -> out.println("Refused: " + violation));
        }
        incident.at(at("14:55")).mitigate("Rolled back to 41", MitigationKind.ROLLBACK);
        incident.at(at("15:10")).resolve("Errors under 0.1% for 15 minutes");

        out.println();
        incident.timeline()
                .entries()
                .forEach(entry -> out.printf(
                        "%s  %s: %s%n",
                        entry.occurredAt(), entry.actor(), entry.event().describe()));
        out.println();
        out.println("Who is told by when, at 15:20:");
        incident.communication()
                .obligations()
                .all()
                .forEach(owed -> out.printf(
                        "%s: %s, due %s: %s%n",
                        owed.audience(),
                        owed.reason().code(),
                        owed.due(),
                        owed.state().code()));
        out.println();
        out.println(incidents.postmortem(id).toMarkdown(ZoneOffset.UTC));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-01T" + time + ":00Z");
    }
}
