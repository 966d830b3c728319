package io.incidentkit.incident;

import static io.incidentkit.incident.Scenario.ALICE;
import static io.incidentkit.incident.Scenario.alice;

import io.incidentkit.incident.LoopCommand.Diagnose;
import io.incidentkit.incident.LoopCommand.Mitigate;
import io.incidentkit.incident.LoopCommand.Resolve;
import io.incidentkit.incident.LoopCommand.Triage;
import io.incidentkit.loop.MitigationKind;
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

    static Incident numbered(int number, Scenario scenario) {
        return scenario.incident().numbered(number);
    }

    private static Instant after(Scenario scenario, int minutes) {
        return scenario.incident().detectedAt().plus(Duration.ofMinutes(minutes));
    }
}
