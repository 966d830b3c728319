package io.incidentkit.incident;

import io.incidentkit.incident.ActionCommand.AddAction;
import io.incidentkit.incident.ActionCommand.ChangeAction;
import io.incidentkit.incident.ActionCommand.CompleteAction;
import io.incidentkit.incident.ActionCommand.DropAction;
import io.incidentkit.incident.ActionCommand.ReviewAction;
import io.incidentkit.incident.ActionCommand.StartAction;
import io.incidentkit.incident.CommanderCommand.Escalate;
import io.incidentkit.incident.CommanderCommand.OfferHandover;
import io.incidentkit.incident.CommanderCommand.WithdrawHandover;
import io.incidentkit.incident.CommunicationCommand.SendUpdate;
import io.incidentkit.incident.CommunicationCommand.WaiveObligation;
import io.incidentkit.incident.DeliveryCommand.RecordDelivery;
import io.incidentkit.incident.DeliveryCommand.RecordMissed;
import io.incidentkit.incident.LoopCommand.Diagnose;
import io.incidentkit.incident.LoopCommand.Dismiss;
import io.incidentkit.incident.LoopCommand.Merge;
import io.incidentkit.incident.LoopCommand.Mitigate;
import io.incidentkit.incident.LoopCommand.RecordFix;
import io.incidentkit.incident.LoopCommand.Reopen;
import io.incidentkit.incident.LoopCommand.ReportMitigationFailed;
import io.incidentkit.incident.LoopCommand.Resolve;
import io.incidentkit.incident.LoopCommand.ReviseHypothesis;
import io.incidentkit.incident.LoopCommand.Triage;
import io.incidentkit.incident.PeopleCommand.Assign;
import io.incidentkit.incident.PeopleCommand.CompleteAssignment;
import io.incidentkit.incident.PeopleCommand.Observe;
import io.incidentkit.incident.PostmortemCommand.AssignPostmortem;
import io.incidentkit.incident.PostmortemCommand.ExplainPhase;
import io.incidentkit.incident.PostmortemCommand.ReviewPostmortem;
import io.incidentkit.incident.PostmortemCommand.WaiveBlame;
import io.incidentkit.incident.PostmortemCommand.WriteSection;
import io.incidentkit.incident.RecordCommand.AddLink;
import io.incidentkit.incident.RecordCommand.AddNote;
import io.incidentkit.incident.RecordCommand.CorrectText;
import io.incidentkit.incident.RecordCommand.CorrectTime;
import io.incidentkit.incident.RecordCommand.DescribeImpact;
import io.incidentkit.incident.RecordCommand.ReceiveAlerts;
import io.incidentkit.incident.RunbookCommand.ReviewRunbook;
import io.incidentkit.incident.RunbookCommand.UseRunbook;
import io.incidentkit.incident.SeverityCommand.SetSeverity;
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
final class Decider {
    private Decider() {}

    static Decision decide(CommandType type, IncidentCommand command, Deciding deciding) {
        switch (type) {
            case TRIAGE -> LoopDecisions.triage((Triage) command, deciding);
            case DIAGNOSE -> deciding.appendToEpisode(new Diagnosed(((Diagnose) command).hypothesis()));
            case REVISE_HYPOTHESIS ->
                deciding.appendToEpisode(new HypothesisRevised(((ReviseHypothesis) command).hypothesis()));
            case MITIGATE ->
                deciding.appendToEpisode(new Mitigated(((Mitigate) command).action(), ((Mitigate) command).kind()));
            case REPORT_MITIGATION_FAILED ->
                deciding.appendToEpisode(new MitigationFailed(((ReportMitigationFailed) command).reason()));
            case RECORD_FIX -> LoopDecisions.recordFix((RecordFix) command, deciding);
            case RESOLVE -> LoopDecisions.resolve((Resolve) command, deciding);
            case REOPEN -> LoopDecisions.reopen((Reopen) command, deciding);
            case DISMISS -> LoopDecisions.dismiss((Dismiss) command, deciding);
            case MERGE -> LoopDecisions.merge((Merge) command, deciding);
            case SET_SEVERITY -> SeverityDecisions.set((SetSeverity) command, deciding);
            case OFFER_HANDOVER -> CommanderDecisions.offer((OfferHandover) command, deciding);
            case ACCEPT_HANDOVER -> CommanderDecisions.accept(deciding);
            case WITHDRAW_HANDOVER -> CommanderDecisions.withdraw((WithdrawHandover) command, deciding);
            case ESCALATE -> deciding.append(new Escalated(((Escalate) command).to(), ((Escalate) command).reason()));
            case ASSIGN -> PeopleDecisions.assign((Assign) command, deciding);
            case COMPLETE_ASSIGNMENT -> PeopleDecisions.complete((CompleteAssignment) command, deciding);
            case OBSERVE -> PeopleDecisions.observe((Observe) command, deciding);
            case CORRECT_TIME -> RecordDecisions.correctTime((CorrectTime) command, deciding);
            case CORRECT_TEXT -> RecordDecisions.correctText((CorrectText) command, deciding);
            case ADD_LINK -> deciding.append(new LinkAdded(((AddLink) command).url(), ((AddLink) command).title()));
            case ADD_ACTION -> ActionDecisions.add((AddAction) command, deciding);
            case CHANGE_ACTION -> ActionDecisions.change((ChangeAction) command, deciding);
            case START_ACTION -> ActionDecisions.start(((StartAction) command).item(), deciding);
            case COMPLETE_ACTION ->
                ActionDecisions.advance(new ActionDone(((CompleteAction) command).item()), deciding);
            case DROP_ACTION ->
                ActionDecisions.advance(
                        new ActionDropped(((DropAction) command).item(), ((DropAction) command).reason()), deciding);
            case REVIEW_ACTION ->
                ActionDecisions.advance(
                        new ActionReviewed(((ReviewAction) command).item(), ((ReviewAction) command).note()), deciding);
            case SEND_UPDATE -> CommunicationDecisions.send((SendUpdate) command, deciding);
            case WAIVE_OBLIGATION -> CommunicationDecisions.waive((WaiveObligation) command, deciding);
            case USE_RUNBOOK ->
                deciding.append(new RunbookUsed(((UseRunbook) command).runbook(), ((UseRunbook) command).name()));
            case REVIEW_RUNBOOK -> RunbookDecisions.review((ReviewRunbook) command, deciding);
            case ASSIGN_POSTMORTEM -> deciding.append(new PostmortemAssigned(((AssignPostmortem) command).owner()));
            case WRITE_SECTION ->
                deciding.append(
                        new SectionWritten(((WriteSection) command).section(), ((WriteSection) command).markdown()));
            case EXPLAIN_PHASE -> PostmortemDecisions.explain((ExplainPhase) command, deciding);
            case REQUEST_REVIEW -> deciding.append(new ReviewRequested());
            case REVIEW_POSTMORTEM -> PostmortemDecisions.review((ReviewPostmortem) command, deciding);
            case WAIVE_BLAME ->
                deciding.append(new BlameWaived(((WaiveBlame) command).sentence(), ((WaiveBlame) command).reason()));
            case PUBLISH_POSTMORTEM -> deciding.append(new PostmortemPublished());
            case ADD_NOTE -> deciding.append(new NoteAdded(((AddNote) command).text()));
            case DESCRIBE_IMPACT -> RecordDecisions.describe((DescribeImpact) command, deciding);
            case RECORD_MISSED -> DeliveryDecisions.record((RecordMissed) command, deciding);
            case RECORD_DELIVERY -> DeliveryDecisions.record((RecordDelivery) command, deciding);
            case RECEIVE_ALERTS -> deciding.append(new AlertsReceived(((ReceiveAlerts) command).group()));
        }
        return deciding.decision();
    }
}
