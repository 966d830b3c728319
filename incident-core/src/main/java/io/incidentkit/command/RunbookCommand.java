package io.incidentkit.command;

import static io.incidentkit.command.CommandDescription.describe;

import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Commands of the runbooks (chapter 6). */
public sealed interface RunbookCommand extends IncidentCommand {

    /**
     * Says that a runbook is used.
     *
     * @param runbook its id, such as its file name, one line
     * @param name its name, one line
     * @param occurredAt when, or null for now
     */
    record UseRunbook(String runbook, String name, @Nullable Instant occurredAt) implements RunbookCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.USE_RUNBOOK,
                "It is noted on the timeline, and owes a review before the postmortem is published.",
                CommandShape.of(
                        Fields.written("runbook", "Runbook", FieldKind.RUNBOOK)
                                .required()
                                .help("Its file or address."),
                        Fields.line("name", "Its name").required(),
                        Fields.OCCURRED_AT,
                        UseRunbook::new));

        /** Checks the input. */
        public UseRunbook {
            InputValidator faults = new InputValidator();
            runbook = faults.line("runbook", runbook);
            name = faults.line("name", name);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.USE_RUNBOOK;
        }
    }

    /**
     * Says which branch of a runbook that is used was taken, such as one of {@code Runbook.branches()}.
     *
     * @param runbook its id
     * @param condition what was the case
     * @param action what was done
     * @param occurredAt when, or null for now
     */
    record TakeBranch(
            String runbook,
            String condition,
            String action,
            @Nullable Instant occurredAt) implements RunbookCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.TAKE_BRANCH,
                "If … then …: what was the case, and what was done. It stands in the postmortem.",
                CommandShape.of(
                        Fields.written("runbook", "Runbook", FieldKind.USED_RUNBOOK)
                                .required(),
                        Fields.text("condition", "If").required(),
                        Fields.text("action", "Then").required(),
                        Fields.OCCURRED_AT,
                        TakeBranch::new));

        /** Checks the input. */
        public TakeBranch {
            InputValidator faults = new InputValidator();
            runbook = faults.line("runbook", runbook);
            condition = faults.text("condition", condition);
            action = faults.text("action", action);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.TAKE_BRANCH;
        }
    }

    /**
     * Ticks a step of a runbook that is used, such as one of {@code Runbook.mitigation()}, or takes the tick back.
     *
     * @param runbook its id
     * @param step the step in its words
     * @param undone whether it was not done after all
     * @param occurredAt when, or null for now
     */
    record TickStep(
            String runbook,
            String step,
            boolean undone,
            @Nullable Instant occurredAt) implements RunbookCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.TICK_STEP,
                "A step of a runbook was done. Whoever ticks the wrong one takes it back by the same command.",
                CommandShape.of(
                        Fields.written("runbook", "Runbook", FieldKind.USED_RUNBOOK)
                                .required(),
                        Fields.text("step", "Step").required(),
                        Fields.yesNo("undone", "It was not done after all"),
                        Fields.OCCURRED_AT,
                        TickStep::new));

        /** Checks the input. */
        public TickStep {
            InputValidator faults = new InputValidator();
            runbook = faults.line("runbook", runbook);
            step = faults.text("step", step);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.TICK_STEP;
        }
    }

    /**
     * Says that a runbook was reviewed after it was used.
     *
     * @param runbook its id
     * @param changed whether it was changed
     * @param note what was found, or null
     * @param occurredAt when, or null for now
     */
    record ReviewRunbook(
            String runbook,
            boolean changed,
            @Nullable String note,
            @Nullable Instant occurredAt) implements RunbookCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.REVIEW_RUNBOOK,
                "Did it help? Change it while you remember, or say that it is right as it is.",
                CommandShape.of(
                        Fields.written("runbook", "Runbook", FieldKind.USED_RUNBOOK)
                                .required(),
                        Fields.yesNo("changed", "It was changed"),
                        Fields.text("note", "What was found"),
                        Fields.OCCURRED_AT,
                        ReviewRunbook::new));

        /** Checks the input. */
        public ReviewRunbook {
            InputValidator faults = new InputValidator();
            runbook = faults.line("runbook", runbook);
            note = faults.optionalText("note", note);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.REVIEW_RUNBOOK;
        }
    }
}
