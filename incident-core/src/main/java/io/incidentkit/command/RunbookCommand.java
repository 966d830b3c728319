package io.incidentkit.command;

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
