package io.incidentkit.command;

import static io.incidentkit.command.CommandDescription.describe;
import static io.incidentkit.command.FieldTypes.OCCURRED_AT;
import static io.incidentkit.command.FieldTypes.line;
import static io.incidentkit.command.FieldTypes.numberOf;
import static io.incidentkit.command.FieldTypes.person;
import static io.incidentkit.command.FieldTypes.text;
import static io.incidentkit.command.FieldTypes.written;

import io.incidentkit.command.CommanderCommand.AcceptHandover;
import io.incidentkit.command.CommanderCommand.Escalate;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.CommanderCommand.TakeCommand;
import io.incidentkit.command.CommanderCommand.WithdrawHandover;
import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.command.PeopleCommand.CompleteAssignment;
import io.incidentkit.command.PeopleCommand.Observe;

/** The descriptions of who commands, and who works on what. */
final class PeopleDescriptions {
    static final CommandDescription<IncidentCommand> OFFER_HANDOVER = describe(
            CommandType.OFFER_HANDOVER,
            "You stay in command until it is accepted.",
            CommandShape.of(
                    person("to", "To whom").required(),
                    text("brief", "What they need to know"),
                    OCCURRED_AT,
                    OfferHandover::new));

    static final CommandDescription<IncidentCommand> ACCEPT_HANDOVER = describe(
            CommandType.ACCEPT_HANDOVER,
            "You are incident commander from then on.",
            CommandShape.of(OCCURRED_AT, AcceptHandover::new));

    static final CommandDescription<IncidentCommand> WITHDRAW_HANDOVER = describe(
            CommandType.WITHDRAW_HANDOVER,
            "Command stays where it is.",
            CommandShape.of(text("reason", "Why"), OCCURRED_AT, WithdrawHandover::new));

    static final CommandDescription<IncidentCommand> TAKE_COMMAND = describe(
            CommandType.TAKE_COMMAND,
            "For when the commander can’t be reached, or was named by mistake. The commander is told.",
            CommandShape.of(
                    text("reason", "Why the commander can’t hand over")
                            .required()
                            .help("Stays on the timeline."),
                    OCCURRED_AT,
                    TakeCommand::new));

    static final CommandDescription<IncidentCommand> ESCALATE = describe(
            CommandType.ESCALATE,
            "Call for more: people, a vendor, management.",
            CommandShape.of(
                    line("to", "Whom to call").required(),
                    text("reason", "Why they are needed").required(),
                    OCCURRED_AT,
                    Escalate::new));

    static final CommandDescription<IncidentCommand> ASSIGN = describe(
            CommandType.ASSIGN,
            "Who works on what. The commander coordinates and takes no work.",
            CommandShape.of(
                    person("person", "Who").required(),
                    written("what", "What they do, or their role", FieldKind.WORK)
                            .required(),
                    OCCURRED_AT,
                    Assign::new));

    static final CommandDescription<IncidentCommand> COMPLETE_ASSIGNMENT = describe(
            CommandType.COMPLETE_ASSIGNMENT,
            "What one is done with, another can be given.",
            CommandShape.of(
                    numberOf("assignment", "Which", FieldKind.ASSIGNMENT),
                    text("result", "What came of it"),
                    OCCURRED_AT,
                    CompleteAssignment::new));

    static final CommandDescription<IncidentCommand> OBSERVE = describe(
            CommandType.OBSERVE,
            "Watches, and does not work on it.",
            CommandShape.of(person("person", "Who").required(), OCCURRED_AT, Observe::new));

    private PeopleDescriptions() {}
}
