package io.incidentkit.command;

import static io.incidentkit.command.CommandDescription.describe;

import io.incidentkit.commander.Person;
import io.incidentkit.duty.Ladder;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Commands of the incident commander (chapter 2). */
public sealed interface CommanderCommand extends IncidentCommand {

    /**
     * The commander asks someone to take over.
     *
     * @param to who is asked
     * @param brief what the next commander needs to know, or null
     * @param occurredAt when, or null for now
     */
    record OfferHandover(
            Person to, @Nullable String brief, @Nullable Instant occurredAt) implements CommanderCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.OFFER_HANDOVER,
                "You stay in command until it is accepted.",
                CommandShape.of(
                        Fields.person("to", "To whom").required(),
                        Fields.text("brief", "What they need to know"),
                        Fields.OCCURRED_AT,
                        OfferHandover::new));

        /** Checks the input. */
        public OfferHandover {
            InputValidator faults = new InputValidator();
            if (to == null) {
                faults.add("to", "is required");
            }
            brief = faults.optionalText("brief", brief);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.OFFER_HANDOVER;
        }

        @Override
        public OfferHandover withPeople(UnaryOperator<Person> known) {
            return new OfferHandover(known.apply(to), brief, occurredAt);
        }
    }

    /**
     * The one who was asked takes command.
     *
     * @param occurredAt when, or null for now
     */
    record AcceptHandover(@Nullable Instant occurredAt) implements CommanderCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.ACCEPT_HANDOVER,
                "You are incident commander from then on.",
                CommandShape.of(Fields.OCCURRED_AT, AcceptHandover::new));

        /** Checks the input. */
        public AcceptHandover {
            InputValidator faults = new InputValidator();
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.ACCEPT_HANDOVER;
        }
    }

    /**
     * The commander withdraws the offer, or the one who was asked declines it.
     *
     * @param reason why, or null
     * @param occurredAt when, or null for now
     */
    record WithdrawHandover(
            @Nullable String reason, @Nullable Instant occurredAt) implements CommanderCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.WITHDRAW_HANDOVER,
                "Command stays where it is.",
                CommandShape.of(Fields.text("reason", "Why"), Fields.OCCURRED_AT, WithdrawHandover::new));

        /** Checks the input. */
        public WithdrawHandover {
            InputValidator faults = new InputValidator();
            reason = faults.optionalText("reason", reason);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.WITHDRAW_HANDOVER;
        }
    }

    /**
     * The actor takes command because the commander can't be reached, or was named by mistake.
     *
     * @param reason why, which stays on the timeline
     * @param occurredAt when, or null for now
     */
    record TakeCommand(String reason, @Nullable Instant occurredAt) implements CommanderCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.TAKE_COMMAND,
                "For when the commander can’t be reached, or was named by mistake. The commander is told.",
                CommandShape.of(
                        Fields.text("reason", "Why the commander can’t hand over")
                                .required()
                                .help("Stays on the timeline."),
                        Fields.OCCURRED_AT,
                        TakeCommand::new));

        /** Checks the input. */
        public TakeCommand {
            InputValidator faults = new InputValidator();
            reason = faults.text("reason", reason);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.TAKE_COMMAND;
        }
    }

    /**
     * The commander calls for more: people, a vendor, management.
     *
     * @param to who is called, one line
     * @param reason why
     * @param occurredAt when, or null for now
     */
    record Escalate(String to, String reason, @Nullable Instant occurredAt) implements CommanderCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.ESCALATE,
                "Call for more: people, a vendor, management.",
                CommandShape.of(
                        Fields.line("to", "Whom to call").required(),
                        Fields.text("reason", "Why they are needed").required(),
                        Fields.OCCURRED_AT,
                        Escalate::new));

        /** Checks the input. */
        public Escalate {
            InputValidator faults = new InputValidator();
            to = faults.line("to", to);
            reason = faults.text("reason", reason);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.ESCALATE;
        }

        /** The name may be a person's, whom a directory knows; a group's is not. */
        @Override
        public Escalate withPeople(UnaryOperator<Person> known) {
            return Ladder.RESERVED.contains(Ladder.known(to))
                    ? this
                    : Person.named(to)
                            .map(person -> new Escalate(known.apply(person).name(), reason, occurredAt))
                            .orElse(this);
        }
    }
}
