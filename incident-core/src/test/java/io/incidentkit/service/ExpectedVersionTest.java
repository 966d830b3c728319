package io.incidentkit.service;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.ChangeAction;
import io.incidentkit.command.ActionCommand.CompleteAction;
import io.incidentkit.command.CommanderCommand.TakeCommand;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.Declare;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.ReviseHypothesis;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.NamingCommand.Label;
import io.incidentkit.command.NamingCommand.Rename;
import io.incidentkit.command.NamingCommand.SetServices;
import io.incidentkit.command.PostmortemCommand.WriteSection;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.command.RecordCommand.ReceiveAlerts;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.commander.Actor;
import io.incidentkit.comms.Audience;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.postmortem.Section;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InvalidInputException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Alice has a form open while bob, or a system, records something. */
class ExpectedVersionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T14:50:00Z");
    private static final Actor MONITORING = Actor.system("monitoring");

    private final Incidents incidents =
            new Incidents(new InMemoryIncidentStore(), IncidentPolicy.standard(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final IncidentId id =
            incidents.declare(alice, Declare.of("Checkout answers 5xx")).id();

    @Nested
    class IsRecorded {

        @Test
        void whileAnAlertIsRepeated() {
            triaged();
            int seen = seen();
            AlertGroup group = new AlertGroup(
                    "alertmanager",
                    "disk",
                    "DiskFull",
                    List.of(),
                    List.of(new Alert(true, Map.of(), Map.of(), NOW, null, null)),
                    0);
            incidents.execute(MONITORING, id, new ReceiveAlerts(group, null));

            Recorded recorded = incidents.executeSince(alice, id, new Diagnose("the last deploy", null), seen);

            assertThat(recorded.incident().hypothesis()).contains("the last deploy");
            assertThat(recorded.since()).extracting(TimelineEntry::actor).containsExactly(MONITORING);
        }

        @Test
        void whileAColleagueSendsAnUpdate() {
            triaged();
            recorded(new SendUpdate(Audience.CUSTOMERS, "We are on it.", false, null, null), new Diagnose("a", null));
        }

        @Test
        void whileAColleagueTellsSomebodyElse() {
            triaged();
            recorded(
                    new SendUpdate(Audience.CUSTOMERS, null, false, null, null),
                    new SendUpdate(Audience.INTERNAL_CHAT, null, false, null, null));
        }

        @Test
        void whileAnotherFieldIsEdited() {
            recorded(new Rename("Checkout is down"), new DescribeImpact("every order", null));
            recorded(new SetServices(List.of("checkout")), new Label("region", "eu"));
            recorded(new Label("customer", "acme"), new Label("region", "us"));
            recorded(
                    new WriteSection(Section.WENT_BADLY, "No alert."),
                    new WriteSection(Section.WENT_WELL, "The rollback."));
        }

        @Test
        void whileAnotherFieldOfTheSameItemIsEdited() {
            incidents.execute(bob, id, new AddAction(ActionType.PREVENT, "Check the size", null, null, null));

            recorded(
                    new ChangeAction(1, null, "Check the size of queues", null, null),
                    new ChangeAction(1, null, null, ALICE, LocalDate.of(2026, 4, 1)));

            assertThat(incidents.get(id).actionItems().get(0).description()).isEqualTo("Check the size of queues");
        }

        @Test
        void underTheNextNumberWhileAnotherItemIsAdded() {
            recorded(
                    new AddAction(ActionType.PREVENT, "Check the size", null, null, null),
                    new AddAction(ActionType.DETECT, "Alert on the lag", null, null, null));

            assertThat(incidents.get(id).actionItems())
                    .extracting(item -> item.description())
                    .containsExactly("Check the size", "Alert on the lag");
        }

        @Test
        void onceHoweverOftenItIsGivenOnTheSameVersion() {
            int seen = seen();
            incidents.execute(bob, id, new AddNote("I look at the graphs", null));
            Recorded first = incidents.executeSince(alice, id, new AddNote("restarted pg-7", null), seen);
            incidents.execute(bob, id, new AddNote("restarted pg-7", null));

            Recorded again = incidents.executeSince(alice, id, new AddNote("restarted pg-7", null), seen);

            assertThat(incidents.get(id).version()).isEqualTo(first.incident().version() + 1);
            assertThat(again.incident()).isEqualTo(incidents.get(id));
            assertThat(again.since()).extracting(TimelineEntry::actor).containsExactly(bob, bob);
        }

        @Test
        void onceIfItsAnswerWasLost() {
            triaged();
            int seen = seen();
            Diagnose diagnose = new Diagnose("the last deploy", null);
            Incident diagnosed = incidents.execute(alice, id, diagnose, seen);

            Recorded again = incidents.executeSince(alice, id, diagnose, seen);

            assertThat(again).isEqualTo(new Recorded(diagnosed, List.of()));
        }

        private void recorded(IncidentCommand between, IncidentCommand command) {
            int seen = seen();
            incidents.execute(bob, id, between);
            int then = seen();

            Recorded recorded = incidents.executeSince(alice, id, command, seen);

            assertThat(recorded.incident()).isEqualTo(incidents.get(id));
            assertThat(recorded.incident().version()).isEqualTo(then + 1);
            assertThat(recorded.since()).isEqualTo(incidents.timeline(id, seen, then - seen));
        }
    }

    @Nested
    class IsAConflict {

        @Test
        void whereTheRulesRefuseItByNow() {
            triaged();
            conflict(new Diagnose("the cable", null), new Diagnose("the last deploy", null));
        }

        @Test
        void whereTheRulesRefusedItBefore() {
            triaged();
            conflict(new Diagnose("the cable", null), new Mitigate("rolled back", MitigationKind.ROLLBACK, null));
        }

        @Test
        void whereTheInputCanBeRightNoMore() {
            incidents.execute(bob, id, new AddAction(ActionType.PREVENT, "Check the size", null, null, null));
            conflict(new CompleteAction(1, null), new CompleteAction(1, null));
        }

        @Test
        void whereItWouldTakeCommandFromSomebodyElse() {
            triaged();
            int seen = seen();
            incidents.execute(bob, id, new TakeCommand("alice is on a plane", null));

            assertConflict(Actor.person("carol"), new TakeCommand("alice does not answer", null), seen);
        }

        @Test
        void whereAMessageWouldSaySomethingElse() {
            triaged();
            conflict(
                    new DescribeImpact("every order", null),
                    new SendUpdate(Audience.INTERNAL_CHAT, null, false, null, null));
        }

        @Test
        void whereTheSameAudienceWasTold() {
            triaged();
            SendUpdate update = new SendUpdate(Audience.CUSTOMERS, null, false, null, null);
            incidents.execute(bob, id, update);
            conflict(update, update);
        }

        @Test
        void whereTheSameFieldWasEdited() {
            triaged();
            conflict(new Rename("Checkout is down"), new Rename("Checkout is slow"));
            conflict(new Rename("Checkout is down again"), new CorrectText(1, "Checkout is slow"));
            conflict(new DescribeImpact("every order", null), new DescribeImpact("some orders", null));
            conflict(
                    new DescribeImpact("some orders", null, 12L, null, null, null, null),
                    new DescribeImpact("some orders", null, 7L, null, null, null, null));
            conflict(new SetServices(List.of("checkout")), new SetServices(List.of("payments")));
            conflict(new Label("Region", "eu"), new Label("region", "us"));
            conflict(
                    new SetSeverity(Severity.SEV2, "fewer orders", null),
                    new SetSeverity(Severity.SEV3, "fewer", null));
            conflict(new CorrectText(1, "Checkout answers 503"), new CorrectText(1, "Checkout answers 502"));
            conflict(
                    new CorrectTime(1, NOW.minusSeconds(60), "the log"),
                    new CorrectTime(1, NOW.minusSeconds(90), "the page"));
            conflict(new WriteSection(Section.WENT_WELL, "The alert."), new WriteSection(Section.WENT_WELL, "All."));
            incidents.execute(bob, id, new Diagnose("the cable", null));
            conflict(new ReviseHypothesis("the switch", null), new ReviseHypothesis("the last deploy", null));
        }

        @Test
        void whereTheSameFieldOfAnItemWasEdited() {
            incidents.execute(bob, id, new AddAction(ActionType.PREVENT, "Check the size", null, null, null));
            conflict(new ChangeAction(1, null, null, BOB, null), new ChangeAction(1, null, null, ALICE, null));
            // A form sends what it was opened with as well.
            conflict(
                    new ChangeAction(1, null, "Check the size of queues", null, null),
                    new ChangeAction(1, null, "Check the size", null, LocalDate.of(2026, 4, 1)));
        }

        @Test
        void onAVersionThatThereIsNot() {
            assertConflict(alice, new AddNote("x", null), 0);
            assertConflict(alice, new AddNote("x", null), seen() + 1);
        }

        private void conflict(IncidentCommand between, IncidentCommand command) {
            int seen = seen();
            incidents.execute(bob, id, between);

            assertConflict(alice, command, seen);
        }

        private void assertConflict(Actor actor, IncidentCommand command, int seen) {
            Incident before = incidents.get(id);
            assertThatExceptionOfType(ConcurrentUpdateException.class)
                    .isThrownBy(() -> incidents.executeSince(actor, id, command, seen))
                    .satisfies(
                            conflict -> assertThat(conflict.expectedVersion()).isEqualTo(seen));
            assertThat(incidents.get(id)).isEqualTo(before);
        }
    }

    @Nested
    class IsRefused {

        @Test
        void whereTheRulesRefuseItOnBoth() {
            int seen = seen();
            incidents.execute(bob, id, new AddNote("I look at the graphs", null));

            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> incidents.executeSince(alice, id, new Diagnose("the last deploy", null), seen));
        }

        @Test
        void whereItCanBeRightForNeither() {
            int seen = seen();
            incidents.execute(bob, id, new AddNote("I look at the graphs", null));

            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> incidents.executeSince(alice, id, new CompleteAction(7, null), seen));
        }

        @Test
        void asIfItWereNotThereIfItIsPrivate() {
            IncidentId secret = incidents
                    .declare(alice, Declare.builder("Leak").makePrivate().build())
                    .id();
            incidents.execute(alice, secret, new AddNote("looking", null));

            assertThatExceptionOfType(UnknownIncidentException.class)
                    .isThrownBy(() -> incidents.executeSince(bob, secret, new Rename("x"), 1));
        }
    }

    private void triaged() {
        incidents.execute(alice, id, new Triage(Severity.SEV1, ALICE, null));
    }

    private int seen() {
        return incidents.get(id).version();
    }
}
