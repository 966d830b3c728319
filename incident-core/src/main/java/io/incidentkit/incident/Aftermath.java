package io.incidentkit.incident;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.postmortem.PostmortemWork;
import io.incidentkit.timeline.ActionEvent;
import io.incidentkit.timeline.PostmortemEvent;
import io.incidentkit.timeline.RunbookEvent;
import java.time.Instant;
import java.util.List;

/** What outlives the incident: its action items, the runbooks that owe a review, the work on its postmortem. */
record Aftermath(List<ActionItem> actionItems, List<RunbookUse> runbooks, PostmortemWork postmortemWork) {
    static final Aftermath NONE = new Aftermath(List.of(), List.of(), PostmortemWork.NONE);

    Aftermath {
        actionItems = List.copyOf(actionItems);
        runbooks = List.copyOf(runbooks);
    }

    Aftermath with(ActionEvent event, Instant at) {
        return new Aftermath(ActionItemFold.apply(actionItems, event, at), runbooks, postmortemWork);
    }

    Aftermath with(RunbookEvent event, Instant at) {
        return new Aftermath(actionItems, PostmortemFold.apply(runbooks, event, at), postmortemWork);
    }

    Aftermath with(PostmortemEvent event, Instant at) {
        return new Aftermath(actionItems, runbooks, PostmortemFold.apply(postmortemWork, event, at));
    }

    Aftermath reopened() {
        return new Aftermath(actionItems, runbooks, postmortemWork.reopened());
    }
}
