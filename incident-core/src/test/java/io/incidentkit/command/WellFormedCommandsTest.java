package io.incidentkit.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.ChangeAction;
import io.incidentkit.command.ActionCommand.CompleteAction;
import io.incidentkit.command.ActionCommand.DropAction;
import io.incidentkit.command.ActionCommand.ReportTicket;
import io.incidentkit.command.ActionCommand.ReviewAction;
import io.incidentkit.command.ActionCommand.StartAction;
import io.incidentkit.command.CommanderCommand.AcceptHandover;
import io.incidentkit.command.CommanderCommand.Escalate;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.CommanderCommand.TakeCommand;
import io.incidentkit.command.CommanderCommand.WithdrawHandover;
import io.incidentkit.command.CommunicationCommand.ConfirmSent;
import io.incidentkit.command.CommunicationCommand.MakePrivate;
import io.incidentkit.command.CommunicationCommand.MakePublic;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.CommunicationCommand.WaiveObligation;
import io.incidentkit.command.DeliveryCommand.RecordDelivery;
import io.incidentkit.command.DeliveryCommand.RecordMissed;
import io.incidentkit.command.DutyCommand.Classify;
import io.incidentkit.command.DutyCommand.CompleteDuty;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.RecordFix;
import io.incidentkit.command.LoopCommand.ReportMitigationFailed;
import io.incidentkit.command.LoopCommand.ReviseHypothesis;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.NamingCommand.Label;
import io.incidentkit.command.NamingCommand.Rename;
import io.incidentkit.command.NamingCommand.SetPublicTitle;
import io.incidentkit.command.NamingCommand.SetServices;
import io.incidentkit.command.NamingCommand.SetTeam;
import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.command.PeopleCommand.CompleteAssignment;
import io.incidentkit.command.PeopleCommand.Observe;
import io.incidentkit.command.PostmortemCommand.AssignPostmortem;
import io.incidentkit.command.PostmortemCommand.CommentPostmortem;
import io.incidentkit.command.PostmortemCommand.ExplainPhase;
import io.incidentkit.command.PostmortemCommand.ReviewPostmortem;
import io.incidentkit.command.PostmortemCommand.WaiveBlame;
import io.incidentkit.command.PostmortemCommand.WriteSection;
import io.incidentkit.command.RecordCommand.AddLink;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.command.RecordCommand.ReceiveAlerts;
import io.incidentkit.command.RecordCommand.RecordBudget;
import io.incidentkit.command.RecordCommand.RecordRefused;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.command.RunbookCommand.ReviewRunbook;
import io.incidentkit.command.RunbookCommand.TakeBranch;
import io.incidentkit.command.RunbookCommand.TickStep;
import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A command that exists is well-formed: its constructor says every fault of its input at once. */
class WellFormedCommandsTest {
    private static final Instant ABSURD = Instant.parse("1066-10-14T09:00:00Z");
    private static final String CONTROL = "a\u0000b";

    static Stream<Arguments> faulty() {
        return Stream.of(
                faulty(() -> new Triage(null, null, ABSURD), "occurredAt"),
                faulty(() -> new Diagnose(null, ABSURD), "hypothesis", "occurredAt"),
                faulty(() -> new ReviseHypothesis(" ", ABSURD), "hypothesis", "occurredAt"),
                faulty(() -> new Mitigate(CONTROL, null, ABSURD), "action", "kind", "occurredAt"),
                faulty(() -> new ReportMitigationFailed("", ABSURD), "reason", "occurredAt"),
                faulty(() -> new RecordFix("\ud83d", ABSURD), "description", "occurredAt"),
                faulty(() -> new Resolve(CONTROL, CONTROL, ABSURD), "verification", "overrideReason", "occurredAt"),
                faulty(() -> new Reopen(null, ABSURD), "reason", "occurredAt"),
                faulty(() -> new Merge(null, null, CONTROL, ABSURD), "into", "reason", "overrideReason", "occurredAt"),
                faulty(() -> new Dismiss(null, CONTROL, ABSURD), "reason", "overrideReason", "occurredAt"),
                faulty(() -> new SetSeverity(null, CONTROL, ABSURD), "severity", "reason", "occurredAt"),
                faulty(() -> new OfferHandover(null, CONTROL, ABSURD), "to", "brief", "occurredAt"),
                faulty(() -> new AcceptHandover(ABSURD), "occurredAt"),
                faulty(() -> new WithdrawHandover(CONTROL, ABSURD), "reason", "occurredAt"),
                faulty(() -> new AddNote("x".repeat(InputValidator.MAX_TEXT + 1), ABSURD), "text", "occurredAt"),
                faulty(() -> new DescribeImpact(null, ABSURD), "impact", "occurredAt"),
                faulty(
                        () -> new DescribeImpact("x", ABSURD, -1L, ImpactNumbers.MAX + 1, null, null, null),
                        "began",
                        "customersHit",
                        "requestsHit"),
                faulty(() -> new ReceiveAlerts(null, ABSURD), "group", "occurredAt"),
                faulty(() -> new TakeCommand(null, ABSURD), "reason", "occurredAt"),
                faulty(() -> new Escalate(null, null, ABSURD), "to", "reason", "occurredAt"),
                faulty(() -> new Assign(null, CONTROL, ABSURD), "person", "what", "occurredAt"),
                faulty(() -> new CompleteAssignment(1, CONTROL, ABSURD), "result", "occurredAt"),
                faulty(() -> new Observe(null, ABSURD), "person", "occurredAt"),
                faulty(() -> new CorrectTime(1, null, null), "moment", "reason"),
                faulty(() -> new CorrectText(1, null), "text"),
                faulty(() -> new Rename(" "), "title"),
                faulty(() -> new SetPublicTitle(CONTROL), "title"),
                faulty(() -> new SetServices(List.of()), "services"),
                faulty(() -> new SetTeam(CONTROL), "team"),
                faulty(() -> new Label("a=b", CONTROL), "key", "value"),
                faulty(() -> new AddLink("javascript:alert(1)", CONTROL), "url", "title"),
                faulty(() -> new AddAction(null, null, null, null, ABSURD), "kind", "description", "occurredAt"),
                faulty(() -> new ChangeAction(1, null, null, null, null), "item"),
                faulty(() -> new StartAction(1, ABSURD), "occurredAt"),
                faulty(() -> new CompleteAction(1, ABSURD), "occurredAt"),
                faulty(() -> new DropAction(1, null, ABSURD), "reason", "occurredAt"),
                faulty(() -> new ReviewAction(1, CONTROL, ABSURD), "note", "occurredAt"),
                faulty(() -> new ReportTicket(1, null, null, ABSURD), "ticket", "state", "occurredAt"),
                faulty(() -> new UseRunbook(null, null, ABSURD), "runbook", "name", "occurredAt"),
                faulty(() -> new StrikeOut(null, null), "text", "reason"),
                faulty(
                        () -> new TakeBranch(null, null, CONTROL, ABSURD),
                        "runbook",
                        "condition",
                        "action",
                        "occurredAt"),
                faulty(() -> new TickStep(null, CONTROL, false, ABSURD), "runbook", "step", "occurredAt"),
                faulty(() -> new ReviewRunbook(null, false, CONTROL, ABSURD), "runbook", "note", "occurredAt"),
                faulty(() -> new AssignPostmortem(null), "owner"),
                faulty(() -> new WriteSection(null, null), "section", "markdown"),
                faulty(() -> new ExplainPhase(1, null, null), "phase", "sentence"),
                faulty(() -> new ReviewPostmortem(CONTROL), "comment"),
                faulty(() -> new CommentPostmortem(null, CONTROL), "comment"),
                faulty(() -> new WaiveBlame(null, null), "sentence", "reason"),
                faulty(
                        () -> new SendUpdate(null, CONTROL, false, ABSURD, ABSURD),
                        "audience",
                        "line",
                        "nextDue",
                        "occurredAt"),
                faulty(() -> new ConfirmSent(1, ABSURD), "occurredAt"),
                faulty(() -> new WaiveObligation(null, null, ABSURD), "obligation", "reason", "occurredAt"),
                faulty(() -> new MakePrivate(null), "reason"),
                faulty(() -> new MakePublic(CONTROL), "reason"),
                faulty(() -> new Classify(null, CONTROL, ABSURD), "classification", "note", "occurredAt"),
                faulty(() -> new CompleteDuty(null, null, ABSURD), "obligation", "note", "occurredAt"),
                faulty(() -> new RecordMissed(List.of()), "obligations"),
                faulty(() -> new RecordDelivery(null), "outcome"),
                faulty(() -> new RecordRefused(CONTROL, List.of()), "command", "rules"),
                faulty(() -> new RecordBudget(null), "measure"));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void refusesEveryFaultOfItsInputAtOnce(ThrowingCallable making, List<String> fields) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(making)
                .satisfies(e ->
                        assertThat(e.faults()).extracting(FieldError::field).isEqualTo(fields));
    }

    @Test
    void everyTypeIsAmongThem() {
        int neverFaulty = Set.of(
                        CommandType.REQUEST_REVIEW,
                        CommandType.CHOOSE_ROW,
                        CommandType.PUBLISH_POSTMORTEM,
                        CommandType.SET_DETECTION_SOURCE)
                .size();

        int twice = Set.of(CommandType.DESCRIBE_IMPACT).size();

        assertThat(faulty()).hasSize(CommandType.values().length - neverFaulty + twice);
    }

    @Test
    void cleansTextsAndCutsMoments() {
        Mitigate mitigate = new Mitigate(
                " rolled\r\nback ", MitigationKind.ROLLBACK, Instant.parse("2026-03-01T14:55:00.1234567Z"));

        assertThat(mitigate.action()).isEqualTo("rolled\nback");
        assertThat(mitigate.occurredAt()).isEqualTo("2026-03-01T14:55:00.123456Z");
        assertThat(new Resolve(" ", "", null)).isEqualTo(new Resolve(null, null, null));
    }

    @Test
    void namesTheKindsOfMitigation() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new Mitigate("x", null, null))
                .withMessageContaining("rollback, failover, flag-off, scale-out, block, other");
    }

    @Test
    void readsAKindAsPeopleWriteIt() {
        assertThat(MitigationKind.find(" Flag off ")).contains(MitigationKind.FLAG_OFF);
        assertThat(MitigationKind.find("SCALE_OUT")).contains(MitigationKind.SCALE_OUT);
        assertThat(MitigationKind.find("reboot")).isEmpty();
    }

    private static Arguments faulty(ThrowingCallable making, String... fields) {
        return Arguments.of(making, List.of(fields));
    }
}
