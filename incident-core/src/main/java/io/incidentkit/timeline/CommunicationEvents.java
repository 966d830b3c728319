package io.incidentkit.timeline;

import io.incidentkit.comms.CommunicationEvent;
import io.incidentkit.comms.CommunicationEvent.End;
import io.incidentkit.comms.CommunicationHistory;
import io.incidentkit.comms.MessageMoment;
import io.incidentkit.duty.DutyWork;
import io.incidentkit.loop.Step;
import io.incidentkit.timeline.LoopEvent.DuplicateMerged;
import io.incidentkit.timeline.MessageEvent.MadePrivate;
import io.incidentkit.timeline.MessageEvent.MadePublic;
import io.incidentkit.timeline.MessageEvent.MessageConfirmed;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.MessageEvent.ObligationWaived;
import io.incidentkit.timeline.RecordEvent.TimeCorrected;
import io.incidentkit.timeline.SeverityEvent.SeverityChanged;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The events of a timeline that decide who has to be told and by when. Obligations count from the moments as they are known now: what was
 * known earlier is asked of the timeline as it was known then.
 */
public final class CommunicationEvents {
    private CommunicationEvents() {}

    /** Returns all that a timeline says of communication, each event at the moment that is known now. */
    public static CommunicationHistory history(List<TimelineEntry> timeline) {
        Map<Integer, Instant> corrected = new HashMap<>();
        for (TimelineEntry entry : timeline) {
            if (entry.event() instanceof TimeCorrected correction) {
                corrected.put(correction.entry(), correction.to());
            }
        }
        return new CommunicationHistory(timeline.stream()
                .map(entry -> event(
                        entry.event().type(), entry, corrected.getOrDefault(entry.sequence(), entry.occurredAt())))
                .filter(Objects::nonNull)
                .toList());
    }

    /** Returns the entry as communication sees it if it happened at that moment, or null if it asks for no message. */
    public static @Nullable CommunicationEvent event(EventType type, TimelineEntry entry, Instant at) {
        return switch (type) {
            case TRIAGED -> new CommunicationEvent.StepCompleted(at, Step.TRIAGED);
            case DIAGNOSED -> new CommunicationEvent.StepCompleted(at, Step.DIAGNOSED);
            case MITIGATED -> new CommunicationEvent.StepCompleted(at, Step.MITIGATED);
            case RESOLVED -> new CommunicationEvent.Ended(at, End.RESOLVED);
            case DISMISSED -> new CommunicationEvent.Ended(at, End.DISMISSED);
            case MERGED -> new CommunicationEvent.Ended(at, End.MERGED);
            case DUPLICATE_MERGED -> toldByDuplicate((DuplicateMerged) entry.event(), at);
            case REOPENED -> new CommunicationEvent.Reopened(at);
            case SEVERITY_SET -> new CommunicationEvent.LevelSet(at, ((SeveritySet) entry.event()).duties());
            case SEVERITY_CHANGED -> new CommunicationEvent.LevelSet(at, ((SeverityChanged) entry.event()).duties());
            case MADE_PRIVATE -> new CommunicationEvent.Hidden(at, ((MadePrivate) entry.event()).outside());
            case MADE_PUBLIC -> new CommunicationEvent.Shown(at, ((MadePublic) entry.event()).duties());
            case MESSAGE_SENT -> sent((MessageSent) entry.event(), at);
            case MESSAGE_CONFIRMED -> confirmed((MessageConfirmed) entry.event(), at);
            case OBLIGATION_WAIVED ->
                DutyWork.isDuty(((ObligationWaived) entry.event()).obligation())
                        ? null
                        : waived((ObligationWaived) entry.event(), entry, at);
            default -> null;
        };
    }

    private static @Nullable CommunicationEvent toldByDuplicate(DuplicateMerged merged, Instant at) {
        return merged.told().isEmpty() ? null : new CommunicationEvent.ToldElsewhere(at, merged.told());
    }

    /** A message that is yet to be sent tells nobody. */
    private static @Nullable CommunicationEvent sent(MessageSent message, Instant at) {
        return message.carrier() == null
                ? new CommunicationEvent.UpdateSent(
                        at, message.audience(), message.moment() == MessageMoment.CLOSING, message.nextDue())
                : null;
    }

    private static CommunicationEvent confirmed(MessageConfirmed message, Instant at) {
        return new CommunicationEvent.UpdateSent(
                at, message.audience(), message.moment() == MessageMoment.CLOSING, message.nextDue());
    }

    private static CommunicationEvent waived(ObligationWaived waived, TimelineEntry entry, Instant at) {
        return new CommunicationEvent.Waived(
                at, waived.obligation(), entry.actor().toString(), waived.reason());
    }
}
