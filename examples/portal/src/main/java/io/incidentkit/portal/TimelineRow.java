package io.incidentkit.portal;

import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.LoopEvent;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one command wrote to a timeline, as it is shown: a step, and what was set along with it.
 *
 * @param sequence the number of its last entry
 * @param when when it happened
 * @param actor who did it
 * @param system whether that is a system
 * @param style what kind of entry it is: the event's code
 * @param text what happened
 * @param quote the words that were sent to others, or null
 * @param along what was set along with it
 * @param late how much later it was recorded, or null if it was recorded within the minute
 */
record TimelineRow(
        int sequence,
        When when,
        String actor,
        boolean system,
        String style,
        String text,
        @Nullable String quote,
        List<String> along,
        @Nullable String late) {

    /** Puts together what one command wrote, of entries in the order in which they were recorded. */
    static List<List<TimelineEntry>> together(List<TimelineEntry> entries) {
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
    static TimelineRow of(List<TimelineEntry> entries, Times times) {
        TimelineEntry entry = entries.get(entries.size() - 1);
        Duration later = Duration.between(entry.occurredAt(), entry.recordedAt());
        return new TimelineRow(
                entry.sequence(),
                times.when(entry.occurredAt()),
                entry.actor().name(),
                entry.actor().system(),
                entry.event().type().code(),
                text(entry.event()),
                entry.event() instanceof MessageSent sent ? sent.text() : null,
                entries.subList(0, entries.size() - 1).stream()
                        .map(other -> other.event().describe())
                        .toList(),
                later.toMinutes() < 1 ? null : Times.words(later));
    }

    private static String text(IncidentEvent event) {
        return event instanceof MessageSent sent
                ? "Told the " + sent.audience() + ", " + Told.words(sent.moment())
                : event.describe();
    }

    private static boolean belongs(TimelineEntry first, TimelineEntry next) {
        return first.recordedAt().equals(next.recordedAt())
                && first.occurredAt().equals(next.occurredAt())
                && first.actor().equals(next.actor());
    }
}
