package io.incidentkit.incident;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.postmortem.PostmortemWork;
import io.incidentkit.timeline.ActionEvent;
import io.incidentkit.timeline.PostmortemEvent;
import io.incidentkit.timeline.RunbookEvent;
import java.time.Instant;
import java.util.List;

/** The work that outlives the incident: its action items, the runbooks that owe a review, the work on its postmortem. */
record FollowUp(List<ActionItem> actionItems, List<RunbookUse> runbooks, PostmortemWork postmortemWork) {
    static final FollowUp NONE = new FollowUp(List.of(), List.of(), PostmortemWork.NONE);

    FollowUp {
        actionItems = List.copyOf(actionItems);
        runbooks = List.copyOf(runbooks);
    }

    FollowUp with(ActionEvent event, Instant at) {
        return new FollowUp(ActionItemFold.apply(actionItems, event, at), runbooks, postmortemWork);
    }

    FollowUp with(RunbookEvent event, Instant at) {
        return new FollowUp(actionItems, PostmortemFold.apply(runbooks, event, at), postmortemWork);
    }

    FollowUp with(PostmortemEvent event, Instant at) {
        return new FollowUp(actionItems, runbooks, PostmortemFold.apply(postmortemWork, event, at));
    }

    FollowUp reopened() {
        return new FollowUp(actionItems, runbooks, postmortemWork.reopened());
    }
}
