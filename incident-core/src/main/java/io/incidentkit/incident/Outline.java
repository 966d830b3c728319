package io.incidentkit.incident;

import io.incidentkit.alert.HeardAlerts;
import io.incidentkit.commander.Commandership;
import io.incidentkit.commander.People;
import io.incidentkit.comms.CommunicationState;
import io.incidentkit.comms.MessageAccount;
import io.incidentkit.duty.DutyWork;
import io.incidentkit.postmortem.PostmortemWork;
import io.incidentkit.severity.BudgetMeasure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leaves out of an incident's state what no figure counts: texts, messages one by one, tellings. Pure. */
final class Outline {
    private Outline() {}

    /** The outline of a state; empty for one of which there is none. */
    static Optional<IncidentFold> of(IncidentFold whole) {
        if (whole.ending == null || whole.declaration.isPrivate()) {
            return Optional.empty();
        }
        return whole.communication.inShort().map(messages -> of(whole, messages));
    }

    private static IncidentFold of(IncidentFold whole, List<MessageAccount> messages) {
        IncidentFold outline = whole.copy();
        // Neither is counted, and an outline stays as it is while nothing changes that is.
        outline.version = 0;
        outline.lastRecordedAt = whole.declaration.declaredAt();
        outline.declaration = whole.declaration.inOutline();
        outline.commandership = new Commandership(whole.commandership.tenures(), null);
        outline.people = new People(whole.people.responders(), whole.people.observers(), List.of(), List.of());
        outline.findings = new Findings(null, whole.findings.mitigation(), null, null, whole.findings.held());
        outline.alertKeys =
                new AlertKeys(whole.alertKeys.open(), whole.alertKeys.all(), whole.alertKeys.held(), HeardAlerts.NONE);
        outline.communication = CommunicationState.inShort(messages);
        outline.duties = new DutyWork(whole.duties.classifications(), whole.duties.settled(), Map.of(), List.of());
        outline.followUp = new FollowUp(
                whole.followUp.actionItems(),
                whole.followUp.runbooks(),
                of(whole.followUp.postmortemWork()),
                whole.followUp.budgets().stream().map(BudgetMeasure::inShort).toList());
        return outline;
    }

    private static PostmortemWork of(PostmortemWork work) {
        return new PostmortemWork(
                work.status(), work.owner(), Map.of(), List.of(), work.reviewers(), List.of(), work.publishedAt());
    }
}
