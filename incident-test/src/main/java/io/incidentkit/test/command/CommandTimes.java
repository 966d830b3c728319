package io.incidentkit.test.command;

import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.CompleteAction;
import io.incidentkit.command.ActionCommand.DropAction;
import io.incidentkit.command.ActionCommand.ReviewAction;
import io.incidentkit.command.ActionCommand.StartAction;
import io.incidentkit.command.CommandReferences;
import io.incidentkit.command.CommanderCommand.AcceptHandover;
import io.incidentkit.command.CommanderCommand.Escalate;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.CommanderCommand.TakeCommand;
import io.incidentkit.command.CommanderCommand.WithdrawHandover;
import io.incidentkit.command.CommunicationCommand.ConfirmSent;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.CommunicationCommand.WaiveObligation;
import io.incidentkit.command.DutyCommand.Classify;
import io.incidentkit.command.DutyCommand.CompleteDuty;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Dismiss;
import io.incidentkit.command.LoopCommand.Merge;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.RecordFix;
import io.incidentkit.command.LoopCommand.Reopen;
import io.incidentkit.command.LoopCommand.ReportMitigationFailed;
import io.incidentkit.command.LoopCommand.Resolve;
import io.incidentkit.command.LoopCommand.ReviseHypothesis;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.command.PeopleCommand.CompleteAssignment;
import io.incidentkit.command.PeopleCommand.Observe;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.command.RecordCommand.ReceiveAlerts;
import io.incidentkit.command.RunbookCommand.ReviewRunbook;
import io.incidentkit.command.RunbookCommand.TakeBranch;
import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Puts commands at moments. */
public final class CommandTimes {
    private CommandTimes() {}

    /**
     * Returns a command as given, but at a moment; as given, if its type takes no moment and happens when it is recorded.
     *
     * @param command the command
     * @param at when it happened, or null for the moment at which it is recorded
     * @return the command at that moment
     */
    public static IncidentCommand at(IncidentCommand command, @Nullable Instant at) {
        return switch (command.type()) {
            case TRIAGE -> new Triage(((Triage) command).severity(), ((Triage) command).commander(), at);
            case DIAGNOSE -> new Diagnose(((Diagnose) command).hypothesis(), at);
            case REVISE_HYPOTHESIS -> new ReviseHypothesis(((ReviseHypothesis) command).hypothesis(), at);
            case MITIGATE -> new Mitigate(((Mitigate) command).action(), ((Mitigate) command).kind(), at);
            case REPORT_MITIGATION_FAILED ->
                new ReportMitigationFailed(((ReportMitigationFailed) command).reason(), at);
            case RECORD_FIX -> new RecordFix(((RecordFix) command).description(), at);
            case RESOLVE -> new Resolve(((Resolve) command).verification(), ((Resolve) command).overrideReason(), at);
            case REOPEN -> new Reopen(((Reopen) command).reason(), at);
            case DISMISS -> new Dismiss(((Dismiss) command).reason(), ((Dismiss) command).overrideReason(), at);
            case MERGE -> at((Merge) command, at);
            case SET_SEVERITY ->
                new SetSeverity(((SetSeverity) command).severity(), ((SetSeverity) command).reason(), at);
            case OFFER_HANDOVER ->
                new OfferHandover(((OfferHandover) command).to(), ((OfferHandover) command).brief(), at);
            case ACCEPT_HANDOVER -> new AcceptHandover(at);
            case WITHDRAW_HANDOVER -> new WithdrawHandover(((WithdrawHandover) command).reason(), at);
            case TAKE_COMMAND -> new TakeCommand(((TakeCommand) command).reason(), at);
            case ESCALATE -> new Escalate(((Escalate) command).to(), ((Escalate) command).reason(), at);
            case ASSIGN -> new Assign(((Assign) command).person(), ((Assign) command).what(), at);
            case COMPLETE_ASSIGNMENT ->
                new CompleteAssignment(
                        ((CompleteAssignment) command).assignment(), ((CompleteAssignment) command).result(), at);
            case OBSERVE -> new Observe(((Observe) command).person(), at);
            case ADD_ACTION -> at((AddAction) command, at);
            case START_ACTION -> new StartAction(((StartAction) command).item(), at);
            case COMPLETE_ACTION -> new CompleteAction(((CompleteAction) command).item(), at);
            case DROP_ACTION -> new DropAction(((DropAction) command).item(), ((DropAction) command).reason(), at);
            case REVIEW_ACTION ->
                new ReviewAction(((ReviewAction) command).item(), ((ReviewAction) command).note(), at);
            case SEND_UPDATE -> at((SendUpdate) command, at);
            case CONFIRM_SENT -> new ConfirmSent(((ConfirmSent) command).entry(), at);
            case WAIVE_OBLIGATION ->
                new WaiveObligation(((WaiveObligation) command).obligation(), ((WaiveObligation) command).reason(), at);
            case CLASSIFY -> new Classify(((Classify) command).classification(), ((Classify) command).note(), at);
            case COMPLETE_DUTY ->
                new CompleteDuty(((CompleteDuty) command).obligation(), ((CompleteDuty) command).note(), at);
            case USE_RUNBOOK -> new UseRunbook(((UseRunbook) command).runbook(), ((UseRunbook) command).name(), at);
            case TAKE_BRANCH -> at((TakeBranch) command, at);
            case REVIEW_RUNBOOK -> at((ReviewRunbook) command, at);
            case CORRECT_TIME,
                    CORRECT_TEXT,
                    STRIKE_OUT,
                    ADD_LINK,
                    SET_TEAM,
                    LABEL,
                    CHANGE_ACTION,
                    RECORD_MISSED,
                    RECORD_DELIVERY -> command;
            case RENAME, SET_PUBLIC_TITLE, SET_SERVICES, SET_DETECTION_SOURCE, MAKE_PRIVATE, MAKE_PUBLIC -> command;
            case ASSIGN_POSTMORTEM,
                    WRITE_SECTION,
                    EXPLAIN_PHASE,
                    REQUEST_REVIEW,
                    REVIEW_POSTMORTEM,
                    WAIVE_BLAME,
                    PUBLISH_POSTMORTEM -> command;
            case ADD_NOTE -> new AddNote(((AddNote) command).text(), at);
            case DESCRIBE_IMPACT -> at((DescribeImpact) command, at);
            case RECEIVE_ALERTS -> new ReceiveAlerts(((ReceiveAlerts) command).group(), at);
        };
    }

    /**
     * Returns a command as given, but a correction of a moment is about an entry that is on the timeline, and moves it as far
     * as it moved the one that it named; and what is said to be sent is mostly a message that is to be.
     *
     * @param command the command
     * @param timeline the timeline so far
     * @return the command about that timeline
     */
    public static IncidentCommand about(IncidentCommand command, List<TimelineEntry> timeline) {
        if (command instanceof ConfirmSent confirm) {
            return about(confirm, timeline);
        }
        if (!(command instanceof CorrectTime correct)) {
            return command;
        }
        TimelineEntry entry = timeline.get((correct.entry() - 1) % timeline.size());
        Duration moved = Duration.between(Commands.SOME, correct.moment());
        return new CorrectTime(entry.sequence(), entry.occurredAt().plus(moved), correct.reason());
    }

    /**
     * Returns what a command names: an entry of the timeline, or one of the incidents that {@link Commands} merge into.
     *
     * @param command the command
     * @param timeline the timeline so far
     * @return the references for {@link io.incidentkit.playbook.IncidentRules#decide(io.incidentkit.incident.Incident,
     *     IncidentCommand, CommandReferences, io.incidentkit.commander.Actor, io.incidentkit.playbook.IncidentPolicy, Instant)}
     */
    public static CommandReferences references(IncidentCommand command, List<TimelineEntry> timeline) {
        if (command.needsTimeline()) {
            return CommandReferences.toTimeline(timeline);
        }
        OptionalInt entry = command.namedEntry();
        if (entry.isPresent() && entry.getAsInt() >= 1 && entry.getAsInt() <= timeline.size()) {
            return CommandReferences.to(timeline.get(entry.getAsInt() - 1));
        }
        return command.namedIncident()
                .flatMap(Commands::other)
                .map(CommandReferences::to)
                .orElse(CommandReferences.NONE);
    }

    private static ConfirmSent about(ConfirmSent confirm, List<TimelineEntry> timeline) {
        List<Integer> unsent = timeline.stream()
                .filter(entry -> entry.event() instanceof MessageSent message && message.carrier() != null)
                .map(TimelineEntry::sequence)
                .toList();
        return unsent.isEmpty()
                ? confirm
                : new ConfirmSent(unsent.get(confirm.entry() % unsent.size()), confirm.occurredAt());
    }

    private static AddAction at(AddAction add, @Nullable Instant at) {
        return new AddAction(add.kind(), add.description(), add.owner(), add.due(), at);
    }

    private static Merge at(Merge merge, @Nullable Instant at) {
        return new Merge(merge.into(), merge.reason(), merge.overrideReason(), at);
    }

    private static SendUpdate at(SendUpdate send, @Nullable Instant at) {
        return new SendUpdate(send.audience(), send.line(), send.closing(), send.nextDue(), send.sentByHand(), at);
    }

    private static TakeBranch at(TakeBranch take, @Nullable Instant at) {
        return new TakeBranch(take.runbook(), take.condition(), take.action(), at);
    }

    private static ReviewRunbook at(ReviewRunbook review, @Nullable Instant at) {
        return new ReviewRunbook(review.runbook(), review.changed(), review.note(), at);
    }

    private static DescribeImpact at(DescribeImpact impact, @Nullable Instant at) {
        return new DescribeImpact(
                impact.impact(),
                null,
                impact.customersHit(),
                impact.requestsHit(),
                impact.moneyLost(),
                impact.unknown(),
                at);
    }
}
