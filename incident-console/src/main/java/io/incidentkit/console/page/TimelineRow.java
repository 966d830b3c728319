package io.incidentkit.console.page;

import io.incidentkit.comms.Carrier;
import io.incidentkit.comms.MessageMoment;
import io.incidentkit.timeline.CorrectedEntry;
import io.incidentkit.timeline.DeliveryEvent;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.LoopEvent;
import io.incidentkit.timeline.MessageEvent.MessageConfirmed;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.RecordEvent.LinkAdded;
import io.incidentkit.timeline.RecordEvent.TextCorrected;
import io.incidentkit.timeline.RecordEvent.TimeCorrected;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one command on a timeline, as they are shown: a step, and what was set along with it. A corrected one is shown as
 * it is right, with how it was recorded.
 *
 * @param sequence the number of its last entry
 * @param when when it happened
 * @param actor who did it
 * @param system whether that is a system
 * @param style what kind of entry it is: the event's code
 * @param text what happened
 * @param quote the words that were sent to others, or null
 * @param address where a link leads, or null
 * @param along what was set along with it
 * @param late how much later it was recorded, or null if it was recorded within the minute
 * @param was how it was recorded, if it was corrected since, or null
 * @param correctable whether it can be corrected: what corrects another, and what a system delivered, is not
 */
public record TimelineRow(
        int sequence,
        When when,
        String actor,
        boolean system,
        String style,
        String text,
        @Nullable String quote,
        @Nullable String address,
        List<String> along,
        @Nullable String late,
        @Nullable String was,
        boolean correctable) {

    /** Puts together what one command wrote, of entries in the order in which they were recorded. */
    public static List<List<TimelineEntry>> together(List<TimelineEntry> entries) {
        List<List<TimelineEntry>> rows = new ArrayList<>();
        List<TimelineEntry> open = new ArrayList<>();
        for (TimelineEntry entry : entries) {
            if (!open.isEmpty() && !belongs(open.get(0), entry)) {
                open.forEach(alone -> rows.add(List.of(alone)));
                open.clear();
            }
            open.add(entry);
            if (entry.event() instanceof LoopEvent) {
                rows.add(List.copyOf(open));
                open.clear();
            }
        }
        open.forEach(alone -> rows.add(List.of(alone)));
        return rows;
    }

    /** Returns a row; the last of its entries is what happened. */
    public static TimelineRow of(List<CorrectedEntry> entries, Times times) {
        CorrectedEntry last = entries.get(entries.size() - 1);
        TimelineEntry entry = last.entry();
        IncidentEvent event = entry.event();
        Duration later = Duration.between(last.at(), entry.recordedAt());
        return new TimelineRow(
                entry.sequence(),
                times.when(last.at()),
                entry.actor().name(),
                entry.actor().system(),
                event.type().code(),
                text(last, times),
                event instanceof MessageSent sent ? sent.text() : null,
                event instanceof LinkAdded link ? link.url() : null,
                entries.subList(0, entries.size() - 1).stream()
                        .map(along -> text(along, times))
                        .toList(),
                later.toMinutes() < 1 ? null : times.words(later),
                was(last, times),
                !(event instanceof TimeCorrected || event instanceof TextCorrected || event instanceof DeliveryEvent));
    }

    /** How an entry was recorded; null if it was not corrected. */
    private static @Nullable String was(CorrectedEntry corrected, Times times) {
        TimelineEntry entry = corrected.entry();
        List<String> was = new ArrayList<>();
        if (!corrected.at().equals(entry.occurredAt())) {
            was.add(times.texts()
                    .of("row.was.at", times.when(entry.occurredAt()).text()));
        }
        if (!corrected.text().equals(entry.event().describe())) {
            was.add(times.texts().of("row.was.as", entry.event().describe()));
        }
        return was.isEmpty() ? null : String.join(", ", was);
    }

    private static String text(CorrectedEntry corrected, Times times) {
        Texts texts = times.texts();
        IncidentEvent event = corrected.entry().event();
        boolean asWritten = corrected.text().equals(event.describe());
        if (asWritten && event instanceof MessageSent sent) {
            Carrier carrier = sent.carrier();
            String how = carrier == null ? "told" : carrier == Carrier.HAND ? "byHand" : "onItsWay";
            return texts.of("row." + how, sent.audience(), message(sent.moment(), texts));
        } else if (asWritten && event instanceof MessageConfirmed confirmed) {
            return texts.of(
                    "row.confirmed", confirmed.audience(), message(confirmed.moment(), texts), confirmed.entry());
        }
        String ofTheHost = asWritten ? EntryWords.of(event, times) : null;
        return ofTheHost == null ? corrected.text() : ofTheHost;
    }

    /** Returns which message it is, in words. */
    public static String message(MessageMoment moment, Texts texts) {
        return switch (moment) {
            case FIRST -> texts.of("due.first");
            case UPDATE -> texts.of("due.update");
            case CLOSING -> texts.of("due.closing");
        };
    }

    private static boolean belongs(TimelineEntry first, TimelineEntry next) {
        return first.recordedAt().equals(next.recordedAt())
                && first.occurredAt().equals(next.occurredAt())
                && first.actor().equals(next.actor());
    }
}
