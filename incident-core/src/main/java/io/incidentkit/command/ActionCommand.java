package io.incidentkit.command;

import static io.incidentkit.command.CommandDescription.describe;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.commander.Person;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Commands of the action items (chapter 9). They outlive the incident: an ended one takes them too. */
public sealed interface ActionCommand extends IncidentCommand {

    /**
     * Adds an item. Owner and due date can follow, until the postmortem is published.
     *
     * @param kind what it is good for
     * @param description what is to be done
     * @param owner who sees to it, or null
     * @param due by the end of which day, or null
     * @param occurredAt when, or null for now
     */
    record AddAction(
            ActionType kind,
            String description,
            @Nullable Person owner,
            @Nullable LocalDate due,
            @Nullable Instant occurredAt)
            implements ActionCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.ADD_ACTION,
                "Owner and due date can follow, until the postmortem is published.",
                CommandShape.of(
                        Fields.actionType("kind", "Good for").requiredChoice(" or your own"),
                        Fields.text("description", "What is to be done").required(),
                        Fields.person("owner", "Owner"),
                        Fields.day("due", "Due"),
                        Fields.OCCURRED_AT,
                        AddAction::new));

        /** Checks the input. */
        public AddAction {
            InputValidator faults = new InputValidator();
            if (kind == null) {
                faults.add("kind", "is required, such as prevent, detect, mitigate or process");
            }
            description = faults.text("description", description);
            due = faults.date("due", due);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.ADD_ACTION;
        }

        @Override
        public AddAction withPeople(UnaryOperator<Person> known) {
            return owner == null ? this : new AddAction(kind, description, known.apply(owner), due, occurredAt);
        }
    }

    /**
     * Changes what an item says; what is null stays.
     *
     * @param item its number on this incident
     * @param kind what it is good for, or null
     * @param description what is to be done, or null
     * @param owner who sees to it, or null
     * @param due by the end of which day, or null
     */
    record ChangeAction(
            int item,
            @Nullable ActionType kind,
            @Nullable String description,
            @Nullable Person owner,
            @Nullable LocalDate due)
            implements ActionCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.CHANGE_ACTION,
                "What you leave empty stays as it is.",
                CommandShape.of(
                        Fields.actionItem(),
                        Fields.actionType("kind", "Good for").blank("As it is"),
                        Fields.text("description", "What is to be done"),
                        Fields.person("owner", "Owner"),
                        Fields.day("due", "Due"),
                        ChangeAction::new));

        /** Checks the input. */
        public ChangeAction {
            InputValidator faults = new InputValidator();
            description = faults.optionalText("description", description);
            if (kind == null && description == null && owner == null && due == null && !faults.any()) {
                faults.add("item", "says nothing new; give a kind, a description, an owner or a due date");
            }
            due = faults.date("due", due);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.CHANGE_ACTION;
        }

        @Override
        public ChangeAction withPeople(UnaryOperator<Person> known) {
            return owner == null ? this : new ChangeAction(item, kind, description, known.apply(owner), due);
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }

    /**
     * Begins with an item.
     *
     * @param item its number on this incident
     * @param occurredAt when, or null for now
     */
    record StartAction(int item, @Nullable Instant occurredAt) implements ActionCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.START_ACTION,
                "Somebody works on it.",
                CommandShape.of(Fields.actionItem(), Fields.OCCURRED_AT, StartAction::new));

        /** Checks the input. */
        public StartAction {
            InputValidator faults = new InputValidator();
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.START_ACTION;
        }
    }

    /**
     * Finishes an item.
     *
     * @param item its number on this incident
     * @param occurredAt when, or null for now
     */
    record CompleteAction(int item, @Nullable Instant occurredAt) implements ActionCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.COMPLETE_ACTION,
                "It is finished.",
                CommandShape.of(Fields.actionItem(), Fields.OCCURRED_AT, CompleteAction::new));

        /** Checks the input. */
        public CompleteAction {
            InputValidator faults = new InputValidator();
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.COMPLETE_ACTION;
        }
    }

    /**
     * Drops an item.
     *
     * @param item its number on this incident
     * @param reason why it will not be done
     * @param occurredAt when, or null for now
     */
    record DropAction(int item, String reason, @Nullable Instant occurredAt) implements ActionCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.DROP_ACTION,
                "It will not be done, and the reason stays.",
                CommandShape.of(
                        Fields.actionItem(),
                        Fields.text("reason", "Why it is dropped").required(),
                        Fields.OCCURRED_AT,
                        DropAction::new));

        /** Checks the input. */
        public DropAction {
            InputValidator faults = new InputValidator();
            reason = faults.text("reason", reason);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.DROP_ACTION;
        }
    }

    /**
     * Says how the ticket of an item stands in a tracker. One that is finished there is a proposal to finish the item.
     *
     * @param item its number on this incident
     * @param ticket where to find it: an address, or its key
     * @param state how it stands there
     * @param occurredAt when, or null for now
     */
    record ReportTicket(
            int item,
            String ticket,
            ActionState state,
            @Nullable Instant occurredAt) implements ActionCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.REPORT_TICKET,
                "How its ticket stands in a tracker. What is done there is a proposal.",
                CommandShape.of(
                        Fields.actionItem(),
                        Fields.line("ticket", "Ticket").required(),
                        Fields.choice(
                                        "state",
                                        "How it stands there",
                                        ActionState.values(),
                                        state -> FieldChoice.of(state.code()))
                                .requiredChoice(""),
                        Fields.OCCURRED_AT,
                        ReportTicket::new));

        /** Checks the input. */
        public ReportTicket {
            InputValidator faults = new InputValidator();
            ticket = faults.line("ticket", ticket);
            if (state == null) {
                faults.add("state", "is required: open, in-progress, done or dropped");
            }
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.REPORT_TICKET;
        }
    }

    /**
     * Looks at an item in a review.
     *
     * @param item its number on this incident
     * @param note what was said, or null
     * @param occurredAt when, or null for now
     */
    record ReviewAction(
            int item, @Nullable String note, @Nullable Instant occurredAt) implements ActionCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.REVIEW_ACTION,
                "Somebody looked at it and knows where it stands. Once a week for each.",
                CommandShape.of(
                        Fields.actionItem(),
                        Fields.text("note", "What was said"),
                        Fields.OCCURRED_AT,
                        ReviewAction::new));

        /** Checks the input. */
        public ReviewAction {
            InputValidator faults = new InputValidator();
            note = faults.optionalText("note", note);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.REVIEW_ACTION;
        }
    }
}
