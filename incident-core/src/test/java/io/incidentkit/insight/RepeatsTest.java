package io.incidentkit.insight;

import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.carol;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.CompleteAction;
import io.incidentkit.command.ActionCommand.DropAction;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.incident.Incident;
import io.incidentkit.insight.Repeats.Occurrence;
import io.incidentkit.insight.Repeats.Sign;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.playbook.Histories;
import io.incidentkit.playbook.Scenario;
import io.incidentkit.severity.Severity;
import java.time.Duration;
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
                        new Repeats.Repeat(Occurrence.of(second), Occurrence.of(first), Sign.SERVICE, "Checkout"),
                        new Repeats.Repeat(
                                Occurrence.of(third),
                                Occurrence.of(first),
                                Sign.ALERT,
                                third.alertKeys().get(0)));
    }

    @Test
    void sayHowTheEarlierOnesActionItemsStoodWhenItCameBack() {
        Scenario first = Histories.resolved(
                        Histories.declare("2026-02-10T10:00", "slow", "checkout"), Severity.SEV3, 20)
                .accept(carol, new AddAction(ActionType.PREVENT, "bound the pool", null, null, null))
                .accept(carol, new AddAction(ActionType.DETECT, "alert on it", null, null, null))
                .accept(carol, new AddAction(ActionType.PROCESS, "say who is on call", null, null, null))
                .accept(alice, new CompleteAction(1, null))
                .accept(alice, new DropAction(2, "no use", null));
        Incident later = incident("2026-03-01T14:32:00Z", List.of("checkout"), null);
        Incident atOnce = incident("2026-02-11T00:00:00Z", List.of("checkout"), null);

        Repeats repeats = Repeats.of(List.of(first.incident(), later), SCOPE);
        assertThat(repeats.all()).extracting(Repeats.Repeat::lessons).containsExactly(new Lessons(1, 1, 1));
        assertThat(repeats.lessons().words()).isEqualTo("3 action items: 1 done, 1 open, 1 dropped");
        assertThat(Repeats.of(List.of(first.incident(), atOnce), SCOPE).lessons())
                .as("nothing was written down before it came back")
                .isEqualTo(Lessons.NONE);
        assertThat(Lessons.NONE.words()).isEqualTo("no action item");
        assertThat(new Lessons(0, 1, 0).words()).isEqualTo("1 action item: 1 open");
    }

    /** What became of an item later says nothing of how it stood. */
    @Test
    void countAnItemAsOpenThatWasFinishedOnlyAfterItCameBack() {
        Scenario first = Histories.resolved(
                        Histories.declare("2026-02-10T10:00", "slow", "checkout"), Severity.SEV3, 20)
                .accept(carol, new AddAction(ActionType.PREVENT, "bound the pool", null, null, null))
                .after(Duration.ofDays(8))
                .accept(alice, new CompleteAction(1, null));
        Incident later = incident("2026-03-01T14:32:00Z", List.of("checkout"), null);

        assertThat(Repeats.of(List.of(first.incident(), later), SCOPE).lessons())
                .isEqualTo(new Lessons(0, 1, 0));
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
