package io.incidentkit.insight;

import io.incidentkit.comms.Obligation.State;
import io.incidentkit.incident.Incident;
import io.incidentkit.obligation.OwedDuties;
import io.incidentkit.obligation.OwedDuty;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.postmortem.PostmortemStatus;
import java.time.Instant;
import java.util.Optional;

/** Whether an incident owes a postmortem, and how it stands. Pure. */
final class PostmortemPunctuality {
    private PostmortemPunctuality() {}

    /** By when the postmortem is due that is owed still; empty if none is owed, or it was published or waived. */
    static Optional<Instant> due(Incident incident, IncidentPolicy policy) {
        return OwedDuties.postmortem(incident, policy.dutyBook())
                .filter(OwedDuty::isUnsettled)
                .map(OwedDuty::due);
    }

    /** One that was waived counts only if it was published all the same. */
    static PostmortemFigures plus(PostmortemFigures sum, Incident incident, IncidentPolicy policy, Instant now) {
        boolean published = incident.postmortemWork().status() == PostmortemStatus.PUBLISHED;
        State state = OwedDuties.postmortem(incident, policy.dutyBook())
                .map(OwedDuty::state)
                .orElse(State.WAIVED);
        boolean open = state == State.OPEN;
        boolean overdue = open && due(incident, policy).filter(now::isAfter).isPresent();
        return new PostmortemFigures(
                sum.inTime() + one(state == State.MET),
                sum.late() + one(state == State.LATE),
                sum.overdue() + one(overdue),
                sum.pending() + one(open && !overdue),
                sum.published() + one(published),
                sum.fromOutside() + one(published && IncidentRules.isReviewedFromOutside(incident)));
    }

    private static int one(boolean counts) {
        return counts ? 1 : 0;
    }
}
