package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.ALERT;
import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.CAROL;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.ChangeAction;
import io.incidentkit.command.ActionCommand.CompleteAction;
import io.incidentkit.command.ActionCommand.DropAction;
import io.incidentkit.command.ActionCommand.ReportTicket;
import io.incidentkit.command.ActionCommand.ReviewAction;
import io.incidentkit.command.ActionCommand.StartAction;
import io.incidentkit.command.CommandType;
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
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.RecordFix;
import io.incidentkit.command.LoopCommand.ReportMitigationFailed;
import io.incidentkit.command.LoopCommand.ReviseHypothesis;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.NamingCommand.Label;
import io.incidentkit.command.NamingCommand.Rename;
import io.incidentkit.command.NamingCommand.SetDetectionSource;
import io.incidentkit.command.NamingCommand.SetPublicTitle;
import io.incidentkit.command.NamingCommand.SetServices;
import io.incidentkit.command.NamingCommand.SetTeam;
import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.command.PeopleCommand.CompleteAssignment;
import io.incidentkit.command.PeopleCommand.Observe;
import io.incidentkit.command.PostmortemCommand.AssignPostmortem;
import io.incidentkit.command.PostmortemCommand.ChooseRow;
import io.incidentkit.command.PostmortemCommand.CommentPostmortem;
import io.incidentkit.command.PostmortemCommand.ExplainPhase;
import io.incidentkit.command.PostmortemCommand.PublishPostmortem;
import io.incidentkit.command.PostmortemCommand.RequestReview;
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
import io.incidentkit.commander.Assignment;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.Obligation;
import io.incidentkit.duty.Duty;
import io.incidentkit.duty.DutyEnd;
import io.incidentkit.duty.DutyStart;
import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.DeliveryOutcome.Status;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.Section;
import io.incidentkit.severity.BudgetMeasure;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One sensible command of each type, about what {@link SampleState}'s incidents have: nothing in it is wrong by itself. */
public final class SampleCommands {
    /** The playbook's own policy, and one duty more, so that there is one which ends with somebody's word. */
    public static final IncidentPolicy POLICY = IncidentPolicy.standard().toBuilder()
            .duties(List.of(Duty.builder(
                            "tell the regulator",
                            DutyStart.with(DutyStart.Event.DETECTED),
                            Duration.ofHours(72),
                            DutyEnd.DONE)
                    .build()))
            .build();

    private SampleCommands() {}

    /** A type that is new doesn't compile until it has its sample here. */
    public static IncidentCommand of(CommandType type, Incident incident) {
        // What was forgotten is told after the end of the time before it.
        Instant end = incident.endedAt().orElse(null);
        return switch (type) {
            case TRIAGE -> new Triage(Severity.SEV1, ALICE, null);
            case DIAGNOSE -> new Diagnose("the last deploy", null);
            case REVISE_HYPOTHESIS -> new ReviseHypothesis("the cache", null);
            case MITIGATE -> new Mitigate("rolled back", MitigationKind.ROLLBACK, null);
            case REPORT_MITIGATION_FAILED -> new ReportMitigationFailed("errors again", null);
            case RECORD_FIX -> new RecordFix("bounded the pool", null);
            case RESOLVE -> new Resolve("error rate is normal", null, null);
            case REOPEN -> new Reopen("errors again", null);
            case DISMISS -> new Dismiss("a load test", null, null);
            case MERGE -> new Merge(Scenario.other().id(), "the same deploy", null, null);
            case SET_SEVERITY -> new SetSeverity(Severity.SEV2, "EU only", end);
            case OFFER_HANDOVER -> new OfferHandover(BOB, null, null);
            case ACCEPT_HANDOVER -> new AcceptHandover(null);
            case WITHDRAW_HANDOVER -> new WithdrawHandover(null, null);
            case TAKE_COMMAND -> new TakeCommand("alice can't be reached", null);
            case ESCALATE -> new Escalate("the database vendor", "the disk is theirs", null);
            case ASSIGN -> new Assign(CAROL, "the dashboards", end);
            case COMPLETE_ASSIGNMENT -> new CompleteAssignment(work(incident), null, null);
            case OBSERVE -> new Observe(CAROL, end);
            case ADD_NOTE -> new AddNote("a note", null);
            case DESCRIBE_IMPACT -> new DescribeImpact("1 in 5 orders fails", null);
            case RECEIVE_ALERTS -> new ReceiveAlerts(new AlertGroup("s", "k", "t", List.of(), List.of(), 0), null);
            case CORRECT_TIME -> new CorrectTime(1, ALERT, "the log");
            case CORRECT_TEXT -> new CorrectText(1, "Checkout answers 503");
            case STRIKE_OUT -> new StrikeOut(incident.title(), "it named a customer");
            case ADD_LINK -> new AddLink("https://status.example.org/42", "the status page");
            case RENAME -> new Rename("Checkout answers 503");
            case SET_PUBLIC_TITLE -> new SetPublicTitle("Orders may fail");
            case SET_SERVICES -> new SetServices(List.of("payments"));
            case SET_DETECTION_SOURCE -> new SetDetectionSource(DetectionSource.CUSTOMER);
            case SEND_UPDATE -> SendUpdate.to(Audience.STATUS_PAGE);
            case CONFIRM_SENT -> new ConfirmSent(unsent(incident), null);
            case WAIVE_OBLIGATION -> waive(incident);
            case SET_TEAM -> new SetTeam("Payments");
            case LABEL -> new Label("region", "eu-west");
            case MAKE_PRIVATE -> new MakePrivate("keys are in the log");
            case MAKE_PUBLIC -> new MakePublic("the keys are changed");
            case CLASSIFY -> new Classify("personal data", "names were read", null);
            case COMPLETE_DUTY -> new CompleteDuty("duty:tell the regulator/1", "by their form", null);
            case ADD_ACTION -> new AddAction(ActionType.PREVENT, "bound the pool", null, null, null);
            case CHANGE_ACTION -> new ChangeAction(1, null, null, BOB, LocalDate.of(2026, 3, 15));
            case START_ACTION -> new StartAction(1, null);
            case COMPLETE_ACTION -> new CompleteAction(1, null);
            case DROP_ACTION -> new DropAction(1, "the pool is gone", null);
            case REVIEW_ACTION -> new ReviewAction(1, null, null);
            case REPORT_TICKET -> new ReportTicket(1, "OPS-12", ActionState.DONE, null);
            case USE_RUNBOOK -> new UseRunbook("checkout-5xx.md", "Checkout answers 5xx", end);
            case TAKE_BRANCH ->
                new TakeBranch("checkout-5xx.md", "a deploy is younger than an hour", "roll it back", end);
            case TICK_STEP -> new TickStep("checkout-5xx.md", "2. Roll the last deploy back", false, end);
            case REVIEW_RUNBOOK -> new ReviewRunbook("checkout-5xx.md", false, null, null);
            case ASSIGN_POSTMORTEM -> new AssignPostmortem(BOB);
            case WRITE_SECTION -> new WriteSection(Section.ROOT_CAUSE, "The pool had no bound.");
            case EXPLAIN_PHASE -> new ExplainPhase(1, Phase.TRIAGE, "The page went to a silent phone.");
            case REQUEST_REVIEW -> new RequestReview();
            case REVIEW_POSTMORTEM -> new ReviewPostmortem(null);
            case COMMENT_POSTMORTEM -> new CommentPostmortem(Section.ROOT_CAUSE, "Which pool?");
            case CHOOSE_ROW -> new ChooseRow(1, false);
            case WAIVE_BLAME -> new WaiveBlame("Ops forgot.", "a quotation");
            case RECORD_REFUSED -> new RecordRefused("take-command", List.of("only-people-command"));
            case RECORD_BUDGET ->
                new RecordBudget(new BudgetMeasure(
                        "checkout/availability",
                        0.999,
                        Duration.ofDays(30),
                        Instant.parse("2026-02-01T10:00:00Z"),
                        Instant.parse("2026-02-01T10:40:00Z"),
                        0.25,
                        null,
                        null));
            case RECORD_MISSED -> new RecordMissed(List.of("duty:tell the regulator/1"));
            case RECORD_DELIVERY ->
                new RecordDelivery(new DeliveryOutcome(
                        "x", new Effect("x/2/ticket", EffectKind.TICKET, ""), "tracker", Status.DELIVERED, "T-1", 1));
            case PUBLISH_POSTMORTEM -> new PublishPostmortem();
        };
    }

    /** What was asked for last, from the moment on at which it was: what is missed for good by now was not then. */
    private static WaiveObligation waive(Incident incident) {
        return incident.communication().obligations(ALERT.plus(Duration.ofDays(1))).in(Obligation.State.MISSED).stream()
                .filter(owed -> owed.reason() != Obligation.Reason.CADENCE)
                .reduce((earlier, later) -> later)
                .map(owed -> new WaiveObligation(owed.id(), "nobody can see it", owed.owedSince()))
                .orElseGet(() -> new WaiveObligation("nothing is owed", "nobody can see it", null));
    }

    private static String owed(Incident incident) {
        return incident.communication().obligations(ALERT.plus(Duration.ofDays(1))).all().stream()
                .filter(owed -> owed.state() == Obligation.State.MISSED)
                .map(Obligation::id)
                .findFirst()
                .orElse("nothing is owed");
    }

    private static int unsent(Incident incident) {
        return incident.dutyWork().unsent().stream().findFirst().orElse(1);
    }

    private static int work(Incident incident) {
        return incident.people().open().stream()
                .map(Assignment::number)
                .findFirst()
                .orElse(1);
    }
}
