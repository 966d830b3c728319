package io.incidentkit.playbook;

import io.incidentkit.command.RunbookCommand.ReviewRunbook;
import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.playbook.CommandHandler.Permit;
import io.incidentkit.timeline.RunbookEvent.RunbookReviewed;
import io.incidentkit.timeline.RunbookEvent.RunbookUsed;
import java.util.List;

/** Decides the commands of the runbooks (chapter 6). */
final class RunbookHandlers {
    static final CommandHandler<UseRunbook> USE_RUNBOOK = CommandHandler.whileOpen(
            UseRunbook.class,
            Permit.ALWAYS,
            (use, deciding) -> deciding.append(new RunbookUsed(use.runbook(), use.name())));

    static final CommandHandler<ReviewRunbook> REVIEW_RUNBOOK =
            CommandHandler.always(ReviewRunbook.class, Permit.ALWAYS, RunbookHandlers::review);

    private RunbookHandlers() {}

    private static void review(ReviewRunbook review, CommandContext deciding) {
        List<RunbookUse> uses = deciding.incident.runbooks();
        RunbookUse use = uses.stream()
                .filter(used -> used.runbook().equals(review.runbook()))
                .findFirst()
                .orElse(null);
        if (use == null) {
            deciding.fault(
                    "runbook",
                    "'" + review.runbook() + "' was not used in " + deciding.incident.reference() + "; used were "
                            + uses.stream().map(RunbookUse::runbook).toList());
            return;
        }
        deciding.rule(TimeRules.notBefore("The review", deciding.at, "the runbook's use", use.usedAt()));
        deciding.append(new RunbookReviewed(review.runbook(), review.changed(), review.note()));
    }
}
