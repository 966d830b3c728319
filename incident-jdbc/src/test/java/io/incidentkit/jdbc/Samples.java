package io.incidentkit.jdbc;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.command.Declare;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.IncidentStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** What the tests of this module declare and do. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-03-01T14:32:00.123456Z");
    static final Actor ANA = Actor.person("ana");

    private Samples() {}

    static Incidents incidents(IncidentStore store) {
        return new Incidents(store, IncidentPolicy.standard(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static Declare triaged(String title) {
        return Declare.builder(title)
                .services(List.of("checkout"))
                .severity(Severity.SEV1)
                .commander(new Person("ana"))
                .build();
    }

    static AddNote note(String text) {
        return new AddNote(text, null);
    }

    static AlertGroup alertGroup(String key) {
        Alert alert = new Alert(true, Map.of("alertname", "DiskFull"), Map.of(), NOW, null);
        return new AlertGroup("alertmanager", key, "DiskFull", List.of(), List.of(alert), 0);
    }
}
