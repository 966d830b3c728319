package io.incidentkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.alert.AlertPolicy;
import io.incidentkit.command.Declare;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.RecordCommand.ReceiveAlerts;
import io.incidentkit.commander.Actor;
import io.incidentkit.comms.Audience;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.playbook.Scenario;
import io.incidentkit.rule.Rule;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@link Rule#LEVEL_FROM_THE_START}: an alert opens an incident at 03:00 and nobody looks. */
class LevelFromTheStartTest {
    private static final Instant THREE = Instant.parse("2026-03-01T03:00:00Z");
    private static final Actor SOURCE = Actor.system("alertmanager");

    private final IncidentPolicy policy = IncidentPolicy.standard();
    private final Incidents incidents =
            new Incidents(new InMemoryIncidentStore(), policy, Clock.fixed(THREE, ZoneOffset.UTC));

    @Test
    void theAlertsLabelSetsItAndItsPagesAndMessagesFollow() {
        Incident incident = receive("critical");

        assertThat(incident.severity()).contains(Severity.SEV1);
        List<TimelineEntry> timeline = incidents.timeline(incident.id());
        TimelineEntry set = timeline.get(2);
        assertThat(set.event().type()).isEqualTo(EventType.SEVERITY_SET);
        assertThat(set.actor()).isEqualTo(SOURCE);
        assertThat(set.occurredAt()).isEqualTo(THREE);
        assertThat(IncidentRules.effects(incident, timeline, policy))
                .extracting(Effect::kind, Effect::target)
                .contains(tuple(EffectKind.PAGE, "everyone"));
        assertThat(IncidentRules.obligations(incident, timeline, THREE).all())
                .anySatisfy(owed -> assertThat(owed.audience()).isEqualTo(Audience.STATUS_PAGE));
    }

    @Test
    void withoutALabelItIsThePolicysDefault() {
        assertThat(receive().severity()).contains(Severity.SEV2);
        Incidents careful = new Incidents(
                new InMemoryIncidentStore(),
                IncidentPolicy.builder()
                        .alerts(AlertPolicy.standard().withDefault(Severity.SEV1))
                        .build(),
                Clock.fixed(THREE, ZoneOffset.UTC));
        assertThat(careful.receive(SOURCE, group("purple")).orElseThrow().severity())
                .contains(Severity.SEV1);
    }

    @Test
    void standsOnThePolicysPage() {
        assertThat(policy.toMarkdown()).contains(Rule.LEVEL_FROM_THE_START.id());
    }

    @Test
    void triageConfirmsIt() {
        Incident opened = receive("warning");

        Incident triaged = incidents.execute(Scenario.alice, opened.id(), new Triage(null, Scenario.ALICE, null));

        assertThat(triaged.severity()).contains(Severity.SEV3);
        assertThat(types(triaged)).endsWith(EventType.COMMANDER_ASSIGNED, EventType.TRIAGED);
    }

    @Test
    void triageChangesIt() {
        Incident opened = receive("warning");

        Incident triaged =
                incidents.execute(Scenario.alice, opened.id(), new Triage(Severity.SEV1, Scenario.ALICE, null));

        assertThat(triaged.severity()).contains(Severity.SEV1);
        assertThat(types(triaged)).contains(EventType.SEVERITY_CHANGED);
    }

    @Test
    void aWorseAlertThatJoinsRaisesItUntilSomebodyHasTriaged() {
        Incident opened = receive("warning");

        Incident raised = receive("warning", "critical");
        assertThat(raised.id()).isEqualTo(opened.id());
        assertThat(raised.severity()).contains(Severity.SEV1);
        assertThat(receive("warning", "critical", "info").severity()).contains(Severity.SEV1);
    }

    @Test
    void aWorseAlertThatIsToldLateRaisesItToo() {
        Incident opened = receive("warning");

        Incident raised = incidents.execute(
                SOURCE, opened.id(), new ReceiveAlerts(group("warning", "critical"), THREE.minusSeconds(3600)));

        assertThat(raised.severity()).contains(Severity.SEV1);
        assertThat(raised.communication().duty(Audience.STATUS_PAGE))
                .as("the level in force says who is told")
                .isPresent();
    }

    @Test
    void whatAPersonHasDecidedAtTriageStays() {
        Incident opened = receive("warning");
        incidents.execute(Scenario.alice, opened.id(), new Triage(Severity.SEV4, Scenario.ALICE, null));

        assertThat(receive("warning", "critical").severity()).contains(Severity.SEV4);
    }

    @Test
    void aDeclarationThatSaysOneIsTakenAtItsWord() {
        Incident declared = incidents.declare(
                Scenario.alice,
                Declare.builder("Checkout is down")
                        .alerts(group("critical"))
                        .severity(Severity.SEV3)
                        .build());

        assertThat(declared.severity()).contains(Severity.SEV3);
    }

    @Test
    void whatIsRecordedAfterTheFactHasWhatItSays() {
        Incident declared = incidents.declare(
                Scenario.alice,
                Declare.builder("Checkout was down")
                        .alerts(group("critical"))
                        .kind(IncidentKind.BACKFILL)
                        .build());

        assertThat(declared.severity()).isEmpty();
    }

    private Incident receive(String... severities) {
        return incidents.receive(SOURCE, group(severities)).orElseThrow();
    }

    private List<EventType> types(Incident incident) {
        return incidents.timeline(incident.id()).stream()
                .map(entry -> entry.event().type())
                .toList();
    }

    /** One alert a severity; without any, one that says none. */
    private static AlertGroup group(String... severities) {
        List<Alert> alerts = severities.length == 0
                ? List.of(new Alert(true, Map.of("alertname", "HighErrorRate"), Map.of(), null, null))
                : Stream.of(severities)
                        .map(severity -> new Alert(
                                true,
                                Map.of("alertname", "HighErrorRate", "severity", severity),
                                Map.of(),
                                THREE.minusSeconds(60),
                                null))
                        .toList();
        return new AlertGroup("alertmanager", "{}:{}", "High error rate", List.of("checkout"), alerts, 0);
    }
}
