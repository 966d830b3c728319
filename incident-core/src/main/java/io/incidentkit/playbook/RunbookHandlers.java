package io.incidentkit.playbook;

import io.incidentkit.command.RunbookCommand.ReviewRunbook;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.timeline.RunbookEvent.RunbookReviewed;
import java.util.List;

/** Decides the commands of the runbooks (chapter 6). */
final class RunbookHandlers {
    private RunbookHandlers() {}

    static void review(ReviewRunbook review, CommandContext deciding) {
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
