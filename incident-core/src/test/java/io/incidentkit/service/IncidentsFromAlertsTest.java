package io.incidentkit.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.alert.AlertPolicy;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.RecordCommand.ReceiveAlerts;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.Scenario;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IncidentsFromAlertsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T14:32:00Z");
    private static final Instant SINCE = Instant.parse("2026-03-01T14:30:00Z");
    private static final Actor SOURCE = Actor.system("alertmanager");

    private final StepInBetween store = new StepInBetween();
    private final Incidents incidents =
            new Incidents(store, IncidentPolicy.standard(), Clock.fixed(NOW, ZoneOffset.UTC));

    @Nested
    class FiringAlerts {
        @Test
        void openAnIncident() {
            Incident incident = incidents.receive(SOURCE, firing("checkout")).orElseThrow();

            assertThat(incident.title()).isEqualTo("HighErrorRate checkout");
            assertThat(incident.services()).containsExactly("checkout");
            assertThat(incident.declaredBy()).isEqualTo(SOURCE);
            assertThat(incident.began()).contains(SINCE);
            assertThat(incident.detectedAt()).as("when it was heard").isEqualTo(NOW);
            assertThat(incident.openKeys()).containsExactly(firing("checkout").openKey());
            assertThat(types(incident))
                    .containsExactly(EventType.DECLARED, EventType.ALERTS_RECEIVED, EventType.SEVERITY_SET);
        }

        @Test
        void thatComeAgainAddToItAndOpenNothing() {
            Incident opened = incidents.receive(SOURCE, firing("checkout")).orElseThrow();

            Incident again = incidents.receive(SOURCE, firing("checkout")).orElseThrow();

            assertThat(again).isEqualTo(opened);
            assertThat(all()).hasSize(1);
        }

        @Test
        void ofAnotherGroupOpenAnother() {
            incidents.receive(SOURCE, firing("checkout"));
            incidents.receive(SOURCE, firing("search"));

            assertThat(all()).hasSize(2);
        }

        @Test
        void ofAGroupThatIsNotedOnAnotherIncidentLeaveItsOwnGroupThere() {
            Incident checkout = incidents.receive(SOURCE, firing("checkout")).orElseThrow();
            incidents.execute(SOURCE, checkout.id(), new ReceiveAlerts(firing("search"), null));

            Incident again = incidents.receive(SOURCE, firing("checkout")).orElseThrow();

            assertThat(again.id()).isEqualTo(checkout.id());
            assertThat(all()).hasSize(1);
        }

        @Test
        void ofAReopenedIncidentComeToItAgain() {
            Incident first = incidents.receive(SOURCE, firing("checkout")).orElseThrow();
            incidents.execute(SOURCE, first.id(), new ReceiveAlerts(firing("search"), null));
            resolve(first);
            incidents.execute(Scenario.alice, first.id(), new Reopen("errors again", null));

            assertThat(incidents
                            .receive(SOURCE, firing("checkout"))
                            .orElseThrow()
                            .id())
                    .isEqualTo(first.id());
            assertThat(incidents.get(first.id()).openKeys())
                    .containsExactly(firing("checkout").openKey());
            assertThat(incidents.receive(SOURCE, firing("search")).orElseThrow().id())
                    .isNotEqualTo(first.id());
        }

        @Test
        void thatOpenedAnotherIncidentMeanwhileStayThere() {
            IncidentPolicy linking = IncidentPolicy.builder()
                    .alerts(AlertPolicy.standard().withReopenOnAlert(false))
                    .build();
            Incidents incidents = new Incidents(store, linking, Clock.fixed(NOW, ZoneOffset.UTC));
            Incident first = incidents.receive(SOURCE, firing("checkout")).orElseThrow();
            resolve(first);
            Incident second = incidents
                    .receive(SOURCE, group("checkout", true, NOW.plusSeconds(1)))
                    .orElseThrow();
            incidents.execute(Scenario.alice, first.id(), new Reopen("errors again", null));

            assertThat(incidents
                            .receive(SOURCE, firing("checkout"))
                            .orElseThrow()
                            .id())
                    .isEqualTo(second.id());
            incidents.execute(Scenario.alice, second.id(), new Merge(first.id(), "the same", null, null));
            assertThat(incidents
                            .receive(SOURCE, firing("checkout"))
                            .orElseThrow()
                            .id())
                    .isEqualTo(first.id());
        }

        private void resolve(Incident incident) {
            for (IncidentCommand step : List.of(
                    new Triage(Severity.SEV1, Scenario.ALICE, null),
                    new Diagnose("the last deploy", null),
                    new Mitigate("rolled back", MitigationKind.ROLLBACK, null),
                    new Resolve("normal", null, null))) {
                incidents.execute(Scenario.alice, incident.id(), step);
            }
        }

        @Test
        void withoutAMomentAreDetectedNow() {
            assertThat(incidents
                            .receive(SOURCE, group("checkout", true, null))
                            .orElseThrow()
                            .detectedAt())
                    .isEqualTo(NOW);
        }

        @Test
        void ofTheFutureOrOfAnAbsurdMomentAreDetectedNow() {
            Instant future = NOW.plusSeconds(30);
            Instant absurd = Instant.parse("0001-01-01T00:00:00Z");

            assertThat(incidents
                            .receive(SOURCE, group("a", true, future))
                            .orElseThrow()
                            .detectedAt())
                    .isEqualTo(NOW);
            assertThat(incidents
                            .receive(SOURCE, group("b", true, absurd))
                            .orElseThrow()
                            .detectedAt())
                    .isEqualTo(NOW);
        }
    }

    @Nested
    class ResolvedAlerts {
        @Test
        void openNothing() {
            assertThat(incidents.receive(SOURCE, group("checkout", false, SINCE)))
                    .isEmpty();
            assertThat(all()).isEmpty();
        }

        @Test
        void areNotedOnTheIncidentAndDoNotEndIt() {
            incidents.receive(SOURCE, firing("checkout"));

            Incident incident =
                    incidents.receive(SOURCE, group("checkout", false, SINCE)).orElseThrow();

            assertThat(incident.isOpen()).isTrue();
            assertThat(incidents.timeline(incident.id()).get(3).event())
                    .isEqualTo(new AlertsReceived(group("checkout", false, SINCE)));
        }

        @Test
        void openNothingAfterTheEnd() {
            Incident first = incidents.receive(SOURCE, firing("checkout")).orElseThrow();
            incidents.execute(Scenario.alice, first.id(), new Dismiss("a load test", null, null));

            assertThat(incidents.receive(SOURCE, group("checkout", false, NOW.plusSeconds(1))))
                    .as("of a firing that nobody told of")
                    .isEmpty();
            assertThat(all()).hasSize(1);
        }
    }

    @Nested
    class Races {
        @Test
        void ofTwoReportsOpenOneIncident() {
            store.beforeTheNextAppend(() -> incidents.receive(SOURCE, firing("checkout")));

            Incident incident = incidents.receive(SOURCE, firing("checkout")).orElseThrow();

            assertThat(all()).containsExactly(incident);
            assertThat(types(incident))
                    .containsExactly(EventType.DECLARED, EventType.ALERTS_RECEIVED, EventType.SEVERITY_SET);
        }

        @Test
        void withTheEndAreNotedAfterIt() {
            Incident first = incidents.receive(SOURCE, firing("checkout")).orElseThrow();
            store.beforeTheNextAppend(
                    () -> incidents.execute(Scenario.alice, first.id(), new Dismiss("a load test", null, null)));

            Incident second =
                    incidents.receive(SOURCE, group("checkout", false, SINCE)).orElseThrow();

            assertThat(second.id()).isEqualTo(first.id());
            assertThat(types(second)).endsWith(EventType.DISMISSED, EventType.ALERTS_RECEIVED);
        }

        @Test
        void ofManyThreadsOpenOneIncident() throws Exception {
            Incidents shared = new Incidents(
                    new InMemoryIncidentStore(), IncidentPolicy.standard(), Clock.fixed(NOW, ZoneOffset.UTC));
            int threads = 4;
            CyclicBarrier start = new CyclicBarrier(threads);
            Callable<Optional<Incident>> report = () -> {
                start.await();
                return shared.receive(SOURCE, firing("checkout"));
            };
            ExecutorService executor = Executors.newFixedThreadPool(threads);
            try {
                for (Future<Optional<Incident>> each : executor.invokeAll(List.of(report, report, report, report))) {
                    assertThat(each.get()).isPresent();
                }
            } finally {
                executor.shutdownNow();
            }

            List<Incident> open = shared.list(IncidentQuery.open()).incidents();
            assertThat(open).hasSize(1);
            assertThat(open.get(0).version())
                    .as("what is only repeated adds nothing")
                    .isEqualTo(3);
        }
    }

    private List<Incident> all() {
        return incidents
                .list(new IncidentQuery(IncidentQuery.State.ALL, 0, 100))
                .incidents();
    }

    private List<EventType> types(Incident incident) {
        return incidents.timeline(incident.id()).stream()
                .map(entry -> entry.event().type())
                .toList();
    }

    private static AlertGroup firing(String service) {
        return group(service, true, SINCE);
    }

    private static AlertGroup group(String service, boolean firing, Instant since) {
        Alert alert =
                new Alert(firing, Map.of("alertname", "HighErrorRate", "service", service), Map.of(), since, null);
        return new AlertGroup(
                "alertmanager",
                "{}:{service=" + service + "}",
                "HighErrorRate " + service,
                List.of(service),
                List.of(alert),
                0);
    }
}
