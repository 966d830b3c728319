package io.incidentkit.insight;

import static io.incidentkit.playbook.Scenario.alice;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.command.Declare;
import io.incidentkit.command.LoopCommand.Dismiss;
import io.incidentkit.incident.Incident;
import io.incidentkit.insight.Repeats.Sign;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.playbook.Scenario;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What came back: the same alerts or the same service as an earlier incident. */
class RepeatsTest {
    private static final Scope SCOPE =
            Scope.at(Instant.parse("2026-03-10T09:00:00Z")).build();

    private static Incident incident(String detected, List<String> services, String alertKey) {
        Declare.Builder declare = Declare.builder("slow").services(services).detectedAt(Instant.parse(detected));
        if (alertKey != null) {
            declare.alerts(new AlertGroup("prometheus", alertKey, "t", List.of(), List.of(), 0));
        }
        return Scenario.of(declare.build()).incident();
    }

    @Test
    void nameTheLatestEarlierIncidentAndTheStrongestSign() {
        Incident first = incident("2026-01-01T00:00:00Z", List.of("checkout"), "a");
        Incident second = incident("2026-01-02T00:00:00Z", List.of("Checkout"), null);
        Incident third = incident("2026-01-03T00:00:00Z", List.of("checkout"), "a");

        assertThat(Repeats.of(List.of(third, first, second), SCOPE).all())
                .containsExactly(
                        new Repeats.Repeat(second, first, Sign.SERVICE, "Checkout"),
                        new Repeats.Repeat(
                                third, first, Sign.ALERT, third.alertKeys().get(0)));
    }

    @Test
    void areNoneAmongDifferentServices() {
        assertThat(Repeats.of(
                                List.of(
                                        incident("2026-01-01T00:00:00Z", List.of("checkout"), "a"),
                                        incident("2026-01-02T00:00:00Z", List.of("search"), "b")),
                                SCOPE)
                        .all())
                .isEmpty();
    }

    @Test
    void leaveOutDrillsAndFalseAlarms() {
        Declare declare = Declare.builder("slow").services(List.of("checkout")).build();
        Incident drill = Scenario.of(Declare.builder("slow")
                        .services(List.of("checkout"))
                        .kind(IncidentKind.DRILL)
                        .build())
                .incident();
        Incident falseAlarm = Scenario.of(declare)
                .accept(alice, new Dismiss("a load test", null, null))
                .incident();

        assertThat(Repeats.of(List.of(drill, falseAlarm, Scenario.of(declare).incident()), SCOPE)
                        .all())
                .isEmpty();
    }
}
