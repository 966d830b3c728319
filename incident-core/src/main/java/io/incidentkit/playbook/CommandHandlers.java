package io.incidentkit.playbook;

import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.ChangeAction;
import io.incidentkit.command.ActionCommand.CompleteAction;
import io.incidentkit.command.ActionCommand.DropAction;
import io.incidentkit.command.ActionCommand.ReviewAction;
import io.incidentkit.command.ActionCommand.StartAction;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.CommanderCommand.Escalate;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.CommanderCommand.WithdrawHandover;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.CommunicationCommand.WaiveObligation;
import io.incidentkit.command.DeliveryCommand.RecordDelivery;
import io.incidentkit.command.DeliveryCommand.RecordMissed;
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
import io.incidentkit.command.PostmortemCommand.AssignPostmortem;
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
import io.incidentkit.command.RunbookCommand.ReviewRunbook;
import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.timeline.ActionEvent.ActionDone;
import io.incidentkit.timeline.ActionEvent.ActionDropped;
import io.incidentkit.timeline.ActionEvent.ActionReviewed;
import io.incidentkit.timeline.CommanderEvent.Escalated;
import io.incidentkit.timeline.LoopEvent.Diagnosed;
import io.incidentkit.timeline.LoopEvent.HypothesisRevised;
import io.incidentkit.timeline.LoopEvent.Mitigated;
import io.incidentkit.timeline.LoopEvent.MitigationFailed;
import io.incidentkit.timeline.PostmortemEvent.BlameWaived;
import io.incidentkit.timeline.PostmortemEvent.PostmortemAssigned;
import io.incidentkit.timeline.PostmortemEvent.PostmortemPublished;
import io.incidentkit.timeline.PostmortemEvent.ReviewRequested;
import io.incidentkit.timeline.PostmortemEvent.SectionWritten;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import io.incidentkit.timeline.RecordEvent.LinkAdded;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.RunbookEvent.RunbookUsed;

/** Leads each command to what decides it. Pure. */
final class CommandHandlers {
    private CommandHandlers() {}

    static Decision decide(CommandType type, IncidentCommand command, CommandContext deciding) {
        switch (type) {
            case TRIAGE -> LoopHandlers.triage((Triage) command, deciding);
            case DIAGNOSE -> deciding.appendToEpisode(new Diagnosed(((Diagnose) command).hypothesis()));
            case REVISE_HYPOTHESIS ->
                deciding.appendToEpisode(new HypothesisRevised(((ReviseHypothesis) command).hypothesis()));
            case MITIGATE ->
                deciding.appendToEpisode(new Mitigated(((Mitigate) command).action(), ((Mitigate) command).kind()));
            case REPORT_MITIGATION_FAILED ->
                deciding.appendToEpisode(new MitigationFailed(((ReportMitigationFailed) command).reason()));
            case RECORD_FIX -> LoopHandlers.recordFix((RecordFix) command, deciding);
            case RESOLVE -> LoopHandlers.resolve((Resolve) command, deciding);
            case REOPEN -> LoopHandlers.reopen((Reopen) command, deciding);
            case DISMISS -> LoopHandlers.dismiss((Dismiss) command, deciding);
            case MERGE -> LoopHandlers.merge((Merge) command, deciding);
            case SET_SEVERITY -> SeverityHandlers.set((SetSeverity) command, deciding);
            case OFFER_HANDOVER -> CommanderHandlers.offer((OfferHandover) command, deciding);
            case ACCEPT_HANDOVER -> CommanderHandlers.accept(deciding);
            case WITHDRAW_HANDOVER -> CommanderHandlers.withdraw((WithdrawHandover) command, deciding);
            case ESCALATE -> deciding.append(new Escalated(((Escalate) command).to(), ((Escalate) command).reason()));
            case ASSIGN -> PeopleHandlers.assign((Assign) command, deciding);
            case COMPLETE_ASSIGNMENT -> PeopleHandlers.complete((CompleteAssignment) command, deciding);
            case OBSERVE -> PeopleHandlers.observe((Observe) command, deciding);
            case CORRECT_TIME -> RecordHandlers.correctTime((CorrectTime) command, deciding);
            case CORRECT_TEXT -> RecordHandlers.correctText((CorrectText) command, deciding);
            case ADD_LINK -> deciding.append(new LinkAdded(((AddLink) command).url(), ((AddLink) command).title()));
            case ADD_ACTION -> ActionHandlers.add((AddAction) command, deciding);
            case CHANGE_ACTION -> ActionHandlers.change((ChangeAction) command, deciding);
            case START_ACTION -> ActionHandlers.start(((StartAction) command).item(), deciding);
            case COMPLETE_ACTION -> ActionHandlers.advance(new ActionDone(((CompleteAction) command).item()), deciding);
            case DROP_ACTION ->
                ActionHandlers.advance(
                        new ActionDropped(((DropAction) command).item(), ((DropAction) command).reason()), deciding);
            case REVIEW_ACTION ->
                ActionHandlers.advance(
                        new ActionReviewed(((ReviewAction) command).item(), ((ReviewAction) command).note()), deciding);
            case SEND_UPDATE -> CommunicationHandlers.send((SendUpdate) command, deciding);
            case WAIVE_OBLIGATION -> CommunicationHandlers.waive((WaiveObligation) command, deciding);
            case USE_RUNBOOK ->
                deciding.append(new RunbookUsed(((UseRunbook) command).runbook(), ((UseRunbook) command).name()));
            case REVIEW_RUNBOOK -> RunbookHandlers.review((ReviewRunbook) command, deciding);
            case ASSIGN_POSTMORTEM -> deciding.append(new PostmortemAssigned(((AssignPostmortem) command).owner()));
            case WRITE_SECTION ->
                deciding.append(
                        new SectionWritten(((WriteSection) command).section(), ((WriteSection) command).markdown()));
            case EXPLAIN_PHASE -> PostmortemRules.explain((ExplainPhase) command, deciding);
            case REQUEST_REVIEW -> deciding.append(new ReviewRequested());
            case REVIEW_POSTMORTEM -> PostmortemRules.review((ReviewPostmortem) command, deciding);
            case WAIVE_BLAME ->
                deciding.append(new BlameWaived(((WaiveBlame) command).sentence(), ((WaiveBlame) command).reason()));
            case PUBLISH_POSTMORTEM -> deciding.append(new PostmortemPublished());
            case ADD_NOTE -> deciding.append(new NoteAdded(((AddNote) command).text()));
            case DESCRIBE_IMPACT -> RecordHandlers.describe((DescribeImpact) command, deciding);
            case RECORD_MISSED -> DeliveryHandlers.record((RecordMissed) command, deciding);
            case RECORD_DELIVERY -> DeliveryHandlers.record((RecordDelivery) command, deciding);
            case RECEIVE_ALERTS -> deciding.append(new AlertsReceived(((ReceiveAlerts) command).group()));
        }
        return deciding.decision();
    }
}
