package io.incidentkit.incident;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.postmortem.PostmortemWork;
import io.incidentkit.severity.BudgetMeasure;
import io.incidentkit.timeline.ActionEvent;
import io.incidentkit.timeline.PostmortemEvent;
import io.incidentkit.timeline.RecordEvent.BudgetMeasured;
import io.incidentkit.timeline.RunbookEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The work that outlives the incident: its action items, the runbooks that owe a review, the work on its postmortem, and what was measured of
 * error budgets.
 */
record FollowUp(
        List<ActionItem> actionItems,
        List<RunbookUse> runbooks,
        PostmortemWork postmortemWork,
        List<BudgetMeasure> budgets) {
    static final FollowUp NONE = new FollowUp(List.of(), List.of(), PostmortemWork.NONE, List.of());

    FollowUp {
        actionItems = List.copyOf(actionItems);
        runbooks = List.copyOf(runbooks);
        budgets = List.copyOf(budgets);
    }

    FollowUp with(ActionEvent event, Instant at) {
        return new FollowUp(ActionItemFold.apply(actionItems, event, at), runbooks, postmortemWork, budgets);
    }

    FollowUp with(RunbookEvent event, Instant at) {
        return new FollowUp(actionItems, PostmortemFold.apply(runbooks, event, at), postmortemWork, budgets);
    }

    FollowUp with(PostmortemEvent event, Instant at) {
        return new FollowUp(actionItems, runbooks, PostmortemFold.apply(postmortemWork, event, at), budgets);
    }

    /** One of the same question goes. */
    FollowUp with(BudgetMeasured event) {
        return new FollowUp(
                actionItems,
                runbooks,
                postmortemWork,
                Stream.concat(
                                budgets.stream().filter(before -> !before.isOfTheSame(event.measure())),
                                Stream.of(event.measure()))
                        .toList());
    }

    FollowUp reopened() {
        return new FollowUp(actionItems, runbooks, postmortemWork.reopened(), budgets);
    }
}
