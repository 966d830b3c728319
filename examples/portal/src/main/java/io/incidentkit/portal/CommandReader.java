package io.incidentkit.portal;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.CommanderCommand.AcceptHandover;
import io.incidentkit.command.CommanderCommand.Escalate;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.CommanderCommand.WithdrawHandover;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.CommunicationCommand.WaiveObligation;
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
import io.incidentkit.command.RecordCommand.AddLink;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.incident.Incident;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the command that a form gives. The fields' names are those of the commands' components. */
final class CommandReader {
    private CommandReader() {}

    /**
     * Reads a command.
     *
     * @param type which command
     * @param in what was typed
     * @param named what the command can name
     * @return the command
     * @throws io.incidentkit.validation.InvalidInputException with every fault
     * @throws IllegalArgumentException if it is a command that people do not give
     */
    static IncidentCommand read(CommandType type, FormInput in, Named named) {
        return in.make(() -> command(type, in, named));
    }

    private static IncidentCommand command(CommandType type, FormInput in, Named named) {
        return switch (type) {
            case TRIAGE -> new Triage(in.severity("severity"), in.person("commander"), at(in));
            case DIAGNOSE -> new Diagnose(in.text("hypothesis"), at(in));
            case REVISE_HYPOTHESIS -> new ReviseHypothesis(in.text("hypothesis"), at(in));
            case MITIGATE -> new Mitigate(in.text("action"), in.kind("kind"), at(in));
            case REPORT_MITIGATION_FAILED -> new ReportMitigationFailed(in.text("reason"), at(in));
            case RECORD_FIX -> new RecordFix(in.text("description"), at(in));
            case RESOLVE -> new Resolve(in.optional("verification"), in.optional("overrideReason"), at(in));
            case REOPEN -> new Reopen(in.text("reason"), at(in));
            case DISMISS -> new Dismiss(in.text("reason"), in.optional("overrideReason"), at(in));
            case MERGE -> merge(in, in.incident("into", named.incident()));
            case SET_SEVERITY -> new SetSeverity(in.requiredSeverity("severity"), in.optional("reason"), at(in));
            case OFFER_HANDOVER -> new OfferHandover(in.requiredPerson("to"), in.optional("brief"), at(in));
            case ACCEPT_HANDOVER -> new AcceptHandover(at(in));
            case WITHDRAW_HANDOVER -> new WithdrawHandover(in.optional("reason"), at(in));
            case ADD_NOTE -> new AddNote(in.text("text"), at(in));
            case DESCRIBE_IMPACT -> new DescribeImpact(in.text("impact"), in.moment("began"), at(in));
            case ESCALATE -> new Escalate(in.text("to"), in.text("reason"), at(in));
            case ASSIGN -> new Assign(in.requiredPerson("person"), in.text("what"), at(in));
            case COMPLETE_ASSIGNMENT -> new CompleteAssignment(in.number("assignment"), in.optional("result"), at(in));
            case OBSERVE -> new Observe(in.requiredPerson("person"), at(in));
            case ADD_LINK -> new AddLink(in.text("url"), in.text("title"));
            case SEND_UPDATE ->
                new SendUpdate(
                        in.requiredAudience("audience"), in.optional("line"), false, in.moment("nextDue"), at(in));
            case WAIVE_OBLIGATION -> new WaiveObligation(in.text("obligation"), in.text("reason"), at(in));
            default -> AfterwardsReader.read(type, in, named);
        };
    }

    /** Without the other incident the rest is read all the same, as of a dismissal, so that its faults are told at once. */
    private static IncidentCommand merge(FormInput in, @Nullable Incident into) {
        return into == null
                ? new Dismiss(in.text("reason"), in.optional("overrideReason"), at(in))
                : new Merge(into.id(), in.text("reason"), in.optional("overrideReason"), at(in));
    }

    private static @Nullable Instant at(FormInput in) {
        return in.moment("occurredAt");
    }
}
