package io.incidentkit.incident;

import io.incidentkit.incident.CommanderCommand.OfferHandover;
import io.incidentkit.incident.CommanderCommand.WithdrawHandover;
import io.incidentkit.incident.LoopCommand.Diagnose;
import io.incidentkit.incident.LoopCommand.Dismiss;
import io.incidentkit.incident.LoopCommand.Mitigate;
import io.incidentkit.incident.LoopCommand.RecordFix;
import io.incidentkit.incident.LoopCommand.Reopen;
import io.incidentkit.incident.LoopCommand.ReportMitigationFailed;
import io.incidentkit.incident.LoopCommand.Resolve;
import io.incidentkit.incident.LoopCommand.ReviseHypothesis;
import io.incidentkit.incident.LoopCommand.Triage;
import io.incidentkit.incident.RecordCommand.AddNote;
import io.incidentkit.incident.RecordCommand.DescribeImpact;
import io.incidentkit.incident.RecordCommand.ReceiveAlerts;
import io.incidentkit.incident.SeverityCommand.SetSeverity;
import io.incidentkit.timeline.LoopEvent.Diagnosed;
import io.incidentkit.timeline.LoopEvent.HypothesisRevised;
import io.incidentkit.timeline.LoopEvent.Mitigated;
import io.incidentkit.timeline.LoopEvent.MitigationFailed;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import io.incidentkit.timeline.RecordEvent.ImpactDescribed;
import io.incidentkit.timeline.RecordEvent.NoteAdded;

/** Leads each command to what decides it. Pure. */
final class Decider {
    private Decider() {}

    static Decision decide(IncidentCommand command, Deciding deciding) {
        switch (command.type()) {
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
            case SET_SEVERITY -> SeverityDecisions.set((SetSeverity) command, deciding);
            case OFFER_HANDOVER -> CommanderDecisions.offer((OfferHandover) command, deciding);
            case ACCEPT_HANDOVER -> CommanderDecisions.accept(deciding);
            case WITHDRAW_HANDOVER -> CommanderDecisions.withdraw((WithdrawHandover) command, deciding);
            case ADD_NOTE -> deciding.append(new NoteAdded(((AddNote) command).text()));
            case DESCRIBE_IMPACT -> deciding.append(new ImpactDescribed(((DescribeImpact) command).impact()));
            case RECEIVE_ALERTS -> deciding.append(new AlertsReceived(((ReceiveAlerts) command).group()));
        }
        return deciding.decision();
    }
}
