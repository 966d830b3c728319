package io.incidentkit.test.incident;

import io.incidentkit.incident.CommanderCommand.AcceptHandover;
import io.incidentkit.incident.CommanderCommand.OfferHandover;
import io.incidentkit.incident.CommanderCommand.WithdrawHandover;
import io.incidentkit.incident.IncidentCommand;
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
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts commands at moments. */
public final class Moments {
    private Moments() {}

    /**
     * Returns a command as given, but at a moment.
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
            case SET_SEVERITY ->
                new SetSeverity(((SetSeverity) command).severity(), ((SetSeverity) command).reason(), at);
            case OFFER_HANDOVER ->
                new OfferHandover(((OfferHandover) command).to(), ((OfferHandover) command).brief(), at);
            case ACCEPT_HANDOVER -> new AcceptHandover(at);
            case WITHDRAW_HANDOVER -> new WithdrawHandover(((WithdrawHandover) command).reason(), at);
            case ADD_NOTE -> new AddNote(((AddNote) command).text(), at);
            case DESCRIBE_IMPACT -> new DescribeImpact(((DescribeImpact) command).impact(), at);
            case RECEIVE_ALERTS -> new ReceiveAlerts(((ReceiveAlerts) command).group(), at);
        };
    }
}
