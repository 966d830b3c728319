package io.incidentkit.incident;

import io.incidentkit.postmortem.PostmortemWork;
import io.incidentkit.postmortem.PostmortemWork.Explanation;
import io.incidentkit.postmortem.PostmortemWork.Waiver;
import io.incidentkit.timeline.PostmortemEvent;
import io.incidentkit.timeline.PostmortemEvent.BlameWaived;
import io.incidentkit.timeline.PostmortemEvent.PhaseExplained;
import io.incidentkit.timeline.PostmortemEvent.PostmortemAssigned;
import io.incidentkit.timeline.PostmortemEvent.PostmortemPublished;
import io.incidentkit.timeline.PostmortemEvent.PostmortemReviewed;
import io.incidentkit.timeline.PostmortemEvent.SectionWritten;
import io.incidentkit.timeline.RunbookEvent;
import io.incidentkit.timeline.RunbookEvent.RunbookUsed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Folds the events of the postmortem and of the runbooks. Pure. */
final class PostmortemFold {
    private PostmortemFold() {}

    static PostmortemWork apply(PostmortemWork work, PostmortemEvent event, Instant at) {
        if (event instanceof PostmortemAssigned assigned) {
            return work.ownedBy(assigned.owner());
        }
        if (event instanceof SectionWritten written) {
            return work.written(written.section(), written.markdown());
        }
        if (event instanceof PhaseExplained explained) {
            return work.explained(new Explanation(explained.episode(), explained.phase(), explained.sentence()));
        }
        if (event instanceof PostmortemReviewed reviewed) {
            return work.reviewed(reviewed.reviewer());
        }
        if (event instanceof BlameWaived waived) {
            return work.waived(new Waiver(waived.sentence(), waived.reason()));
        }
        return event instanceof PostmortemPublished ? work.published(at) : work.inReview();
    }

    static List<RunbookUse> apply(List<RunbookUse> uses, RunbookEvent event, Instant at) {
        List<RunbookUse> all = new ArrayList<>(uses);
        if (event instanceof RunbookUsed used) {
            all.removeIf(use -> use.runbook().equals(used.runbook()));
            all.add(new RunbookUse(used.runbook(), used.name(), at, null));
        } else {
            all.replaceAll(use -> use.runbook().equals(event.runbook())
                    ? new RunbookUse(use.runbook(), use.name(), use.usedAt(), at)
                    : use);
        }
        return all;
    }
}
