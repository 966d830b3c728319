package io.incidentkit.playbook;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.RunbookCommand.ReviewRunbook;
import io.incidentkit.command.RunbookCommand.TakeBranch;
import io.incidentkit.command.RunbookCommand.TickStep;
import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.playbook.CommandHandler.Permit;
import io.incidentkit.timeline.RunbookEvent.BranchTaken;
import io.incidentkit.timeline.RunbookEvent.RunbookReviewed;
import io.incidentkit.timeline.RunbookEvent.RunbookUsed;
import io.incidentkit.timeline.RunbookEvent.StepTicked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides the commands of the runbooks (chapter 6). */
final class RunbookHandlers {
    /** The rows of the table. */
    static final List<CommandHandler<?>> ALL = List.of(
            CommandHandler.always(
                    CommandType.USE_RUNBOOK,
                    UseRunbook.class,
                    Permit.ALWAYS,
                    (use, deciding) -> deciding.appendBeforeTheEnd(new RunbookUsed(use.runbook(), use.name()))),
            CommandHandler.always(
                    CommandType.TAKE_BRANCH, TakeBranch.class, Permit.ALWAYS, RunbookHandlers::takeBranch),
            CommandHandler.always(CommandType.TICK_STEP, TickStep.class, Permit.ALWAYS, RunbookHandlers::tick),
            CommandHandler.always(
                    CommandType.REVIEW_RUNBOOK, ReviewRunbook.class, Permit.ALWAYS, RunbookHandlers::review));

    private RunbookHandlers() {}

    private static void takeBranch(TakeBranch take, CommandContext deciding) {
        deciding.beforeTheEnd();
        RunbookUse use = used(take.runbook(), deciding);
        if (use != null) {
            deciding.append(new BranchTaken(take.runbook(), use.name(), take.condition(), take.action()));
        }
    }

    private static void tick(TickStep tick, CommandContext deciding) {
        deciding.beforeTheEnd();
        RunbookUse use = used(tick.runbook(), deciding);
        if (use != null) {
            deciding.append(new StepTicked(tick.runbook(), use.name(), tick.step(), tick.undone()));
        }
    }

    private static void review(ReviewRunbook review, CommandContext deciding) {
        RunbookUse use = used(review.runbook(), deciding);
        if (use != null) {
            deciding.rule(TimeRules.notBefore("The review", deciding.at, "the runbook's use", use.usedAt()));
            deciding.append(new RunbookReviewed(review.runbook(), review.changed(), review.note()));
        }
    }

    private static @Nullable RunbookUse used(String runbook, CommandContext deciding) {
        List<RunbookUse> uses = deciding.incident.runbooks();
        for (RunbookUse use : uses) {
            if (use.runbook().equals(runbook)) {
                return use;
            }
        }
        deciding.fault(
                "runbook",
                "'" + runbook + "' was not used in " + deciding.incident.reference() + "; used were "
                        + uses.stream().map(RunbookUse::runbook).toList());
        return null;
    }
}
