package io.incidentkit.timeline;

import io.incidentkit.timeline.RecordEvent.TextCorrected;
import io.incidentkit.timeline.RecordEvent.TimeCorrected;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A timeline as people read it: in the order in which things happened, with every correction applied. Nothing is hidden: the
 * entries and the corrections themselves are all there.
 *
 * <p>Immutable and thread-safe.
 */
public final class Timeline {
    private final List<TimelineEntry> entries;

    private Timeline(List<TimelineEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Wraps the entries of one incident.
     *
     * @param entries the entries in the order in which they were recorded
     * @return the timeline
     */
    public static Timeline of(List<TimelineEntry> entries) {
        return new Timeline(entries);
    }

    /** Returns the entries as they were recorded. */
    public List<TimelineEntry> entries() {
        return entries;
    }

    /**
     * Returns what was known at a moment: what was recorded later, corrections too, is not there.
     *
     * @param moment the moment
     * @return the timeline as it was then
     */
    public Timeline asKnownAt(Instant moment) {
        return new Timeline(entries.stream()
                .filter(entry -> !entry.recordedAt().isAfter(moment))
                .toList());
    }

    /** Returns the entries in the order in which they happened, as far as is known now. */
    public List<CorrectedEntry> inOrder() {
        Map<Integer, Instant> moments = new HashMap<>();
        Map<Integer, String> texts = new HashMap<>();
        for (TimelineEntry entry : entries) {
            if (entry.event() instanceof TimeCorrected corrected) {
                moments.put(corrected.entry(), corrected.to());
            } else if (entry.event() instanceof TextCorrected corrected) {
                texts.put(corrected.entry(), corrected.text());
            }
        }
        return entries.stream()
                .map(entry -> new CorrectedEntry(
                        entry,
                        moments.getOrDefault(entry.sequence(), entry.occurredAt()),
                        texts.getOrDefault(entry.sequence(), entry.event().describe())))
                .sorted(Comparator.comparing(CorrectedEntry::at)
                        .thenComparing(corrected -> corrected.entry().sequence()))
                .toList();
    }
}
