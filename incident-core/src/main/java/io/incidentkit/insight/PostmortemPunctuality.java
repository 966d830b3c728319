package io.incidentkit.insight;

import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.postmortem.PostmortemWork;
import java.time.Instant;
import java.util.Optional;

/** Whether an incident owes a postmortem, and by when. Pure. */
final class PostmortemPunctuality {
    private PostmortemPunctuality() {}

    /** By when the postmortem is due; empty if none is owed, or the incident is not resolved. */
    static Optional<Instant> due(Incident incident, IncidentPolicy policy) {
        return IncidentRules.postmortemDue(incident, policy);
    }

    static boolean published(Incident incident) {
        return incident.postmortemWork().status() == PostmortemStatus.PUBLISHED;
    }

    static PostmortemFigures plus(PostmortemFigures sum, Incident incident, IncidentPolicy policy, Instant now) {
        boolean published = published(incident);
        Optional<Instant> due = due(incident, policy);
        if (due.isEmpty() && !published) {
            return sum;
        }
        Instant until = due.orElse(Instant.MAX);
        boolean owed = due.isPresent();
        boolean afterDue = publishedAt(incident, now).isAfter(until);
        return new PostmortemFigures(
                sum.inTime() + one(owed && published && !afterDue),
                sum.late() + one(owed && published && afterDue),
                sum.overdue() + one(owed && !published && now.isAfter(until)),
                sum.pending() + one(owed && !published && !now.isAfter(until)),
                sum.published() + one(published),
                sum.fromOutside() + one(published && IncidentRules.isReviewedFromOutside(incident)));
    }

    private static Instant publishedAt(Incident incident, Instant now) {
        PostmortemWork work = incident.postmortemWork();
        return work.publishedAt() == null ? now : work.publishedAt();
    }

    private static int one(boolean counts) {
        return counts ? 1 : 0;
    }
}
