package io.incidentkit.console.incident;

import io.incidentkit.comms.MessageMoment;
import io.incidentkit.comms.Obligation;
import io.incidentkit.comms.Obligations;
import io.incidentkit.console.page.TimelineRow;
import io.incidentkit.console.page.Times;
import io.incidentkit.console.page.When;
import io.incidentkit.timeline.MessageEvent.MessageConfirmed;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A message that was sent to an audience.
 *
 * @param sequence its entry on the timeline
 * @param what which message it was
 * @param when when it was sent
 * @param how whether it was in time; empty if nobody asked for it
 * @param late whether it came too late
 */
public record Told(int sequence, String what, When when, String how, boolean late) {

    /** Returns the messages to one audience that were sent, the newest first. */
    public static List<Told> to(String audience, List<TimelineEntry> timeline, Obligations owed, Times times) {
        return timeline.stream()
                .filter(entry -> moment(audience, entry).isPresent())
                .sorted(Comparator.comparing(TimelineEntry::occurredAt).reversed())
                .map(entry -> of(entry, audience, moment(audience, entry).orElseThrow(), owed, times))
                .toList();
    }

    private static Optional<MessageMoment> moment(String audience, TimelineEntry entry) {
        if (entry.event() instanceof MessageSent sent) {
            boolean isSent = sent.carrier() == null && sent.audience().name().equals(audience);
            return isSent ? Optional.of(sent.moment()) : Optional.empty();
        }
        return entry.event() instanceof MessageConfirmed confirmed
                        && confirmed.audience().name().equals(audience)
                ? Optional.of(confirmed.moment())
                : Optional.empty();
    }

    private static Told of(TimelineEntry entry, String audience, MessageMoment moment, Obligations owed, Times times) {
        Instant at = entry.occurredAt();
        List<Obligation> met = owed.all().stream()
                .filter(each -> each.audience().name().equals(audience) && at.equals(each.settledAt()))
                .filter(each -> each.state() != Obligation.State.MISSED)
                .toList();
        Optional<Duration> late =
                met.stream().flatMap(each -> each.lateBy(at).stream()).max(Comparator.naturalOrder());
        String inTime = met.stream().anyMatch(each -> each.state() == Obligation.State.MET)
                ? times.texts().of("told.inTime")
                : "";
        return new Told(
                entry.sequence(),
                TimelineRow.message(moment, times.texts()),
                times.when(at),
                late.map(by -> times.texts().of("told.late", times.words(by))).orElse(inTime),
                late.isPresent());
    }
}
