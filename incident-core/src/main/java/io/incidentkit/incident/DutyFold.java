package io.incidentkit.incident;

import io.incidentkit.duty.DutyWork;
import io.incidentkit.duty.DutyWork.Settlement;
import io.incidentkit.loop.Moment;
import io.incidentkit.timeline.DutyEvent.Classified;
import io.incidentkit.timeline.DutyEvent.DutyDone;
import io.incidentkit.timeline.DutyEvent.Reminded;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.MessageEvent.MessageConfirmed;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.MessageEvent.ObligationMissed;
import io.incidentkit.timeline.MessageEvent.ObligationWaived;
import io.incidentkit.timeline.TimelineEntry;

/** Folds what was said and told of duties. */
final class DutyFold {
    private DutyFold() {}

    static DutyWork apply(DutyWork work, TimelineEntry entry) {
        IncidentEvent event = entry.event();
        if (event instanceof MessageSent sent) {
            return sent.carrier() == null ? work : work.toBeSent(entry.sequence());
        } else if (event instanceof MessageConfirmed confirmed) {
            return work.sent(confirmed.entry());
        } else if (event instanceof ObligationMissed missed) {
            return work.noted(
                    missed.audience().name(),
                    missed.obligation(),
                    entry.recordedAt(),
                    missed.told().isEmpty() ? 0 : 1);
        } else if (event instanceof Reminded reminded) {
            return work.told(reminded.obligation(), entry.recordedAt());
        } else if (event instanceof Classified classified) {
            return work.classified(classified.classification(), moment(entry));
        } else if (event instanceof DutyDone done) {
            return settled(work, entry, done.obligation(), true, done.note());
        } else if (event instanceof ObligationWaived waived && DutyWork.isDuty(waived.obligation())) {
            return settled(work, entry, waived.obligation(), false, waived.reason());
        }
        return work;
    }

    private static DutyWork settled(
            DutyWork work, TimelineEntry entry, String obligation, boolean isDone, String reason) {
        return work.settled(
                obligation, new Settlement(moment(entry), isDone, entry.actor().toString(), reason));
    }

    private static Moment moment(TimelineEntry entry) {
        return new Moment(entry.occurredAt(), entry.sequence());
    }
}
