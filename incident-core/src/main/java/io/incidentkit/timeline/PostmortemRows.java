package io.incidentkit.timeline;

import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.postmortem.OtherSection;
import io.incidentkit.postmortem.TimelineLine;
import io.incidentkit.text.DurationWords;
import io.incidentkit.timeline.MessageEvent.MessageConfirmed;
import io.incidentkit.timeline.PostmortemEvent.RowChosen;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.RecordEvent.TextCorrected;
import io.incidentkit.timeline.RecordEvent.TextStruckOut;
import io.incidentkit.timeline.RecordEvent.TimeCorrected;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The part of a timeline that stands in a postmortem: what happened in the incident. How the record was kept is left out, which
 * the timeline itself still has: deliveries, reminders, the work on the postmortem and on action items, corrections, which are
 * applied, and what its source told anew of an imported incident. An alert that a source repeats is one row with a count. Of
 * the rest people choose what is left out.
 */
public final class PostmortemRows {
    /** The heading below which what came after the publication stands. */
    public static final String ADDENDA = "Added after publication";

    static final Set<EventType> BOOKKEEPING = Collections.unmodifiableSet(EnumSet.of(
            EventType.TIME_CORRECTED,
            EventType.TEXT_CORRECTED,
            EventType.HISTORY_TOLD,
            EventType.TEXT_STRUCK_OUT,
            EventType.RENAMED,
            EventType.PUBLIC_TITLE_SET,
            EventType.DETECTION_SOURCE_SET,
            EventType.MADE_PRIVATE,
            EventType.MADE_PUBLIC,
            EventType.ACTION_ADDED,
            EventType.ACTION_CHANGED,
            EventType.ACTION_STARTED,
            EventType.ACTION_DONE,
            EventType.ACTION_DROPPED,
            EventType.ACTION_REVIEWED,
            EventType.RUNBOOK_REVIEWED,
            EventType.POSTMORTEM_ASSIGNED,
            EventType.SECTION_WRITTEN,
            EventType.PHASE_EXPLAINED,
            EventType.REVIEW_REQUESTED,
            EventType.POSTMORTEM_REVIEWED,
            EventType.POSTMORTEM_COMMENTED,
            EventType.ROW_CHOSEN,
            EventType.BLAME_WAIVED,
            EventType.POSTMORTEM_PUBLISHED,
            EventType.OBLIGATION_MISSED,
            EventType.REMINDED,
            EventType.DELIVERED,
            EventType.DELIVERY_FAILED,
            EventType.ATTEMPT_REFUSED,
            EventType.BUDGET_MEASURED));
    /** Applied to a draft without a word, and said of a document that stays as it is. */
    private static final Set<EventType> SAID_AFTERWARDS = Collections.unmodifiableSet(EnumSet.of(
            EventType.TIME_CORRECTED,
            EventType.TEXT_CORRECTED,
            EventType.HISTORY_TOLD,
            EventType.TEXT_STRUCK_OUT,
            EventType.RENAMED,
            EventType.ACTION_ADDED,
            EventType.ACTION_CHANGED,
            EventType.ACTION_DONE,
            EventType.ACTION_DROPPED));

    private PostmortemRows() {}

    /** An entry, how often a source said the same, and when last. */
    record Row(CorrectedEntry first, int times, Instant last) {
        private Row(CorrectedEntry first) {
            this(first, 1, first.at());
        }

        String text() {
            return times == 1
                    ? first.text()
                    : first.text() + " (" + times + " times within "
                            + DurationWords.postmortem(Duration.between(first.at(), last)) + ")";
        }
    }

    /**
     * An entry that a postmortem can show.
     *
     * @param entry the entry, as it was corrected
     * @param shown whether it is shown
     */
    public record Choice(CorrectedEntry entry, boolean shown) {}

    /**
     * Tells whether a postmortem can show an entry: not so what tells how the record was kept.
     *
     * @param entry the entry
     * @return whether it is a row unless it is left out
     */
    public static boolean isRow(TimelineEntry entry) {
        return !BOOKKEEPING.contains(entry.event().type()) && !isNoNews(entry);
    }

    /**
     * Returns the entries that a postmortem can show, and whether it does.
     *
     * @param timeline the entries of one incident
     * @return the entries, the earliest first
     */
    public static List<Choice> choices(List<TimelineEntry> timeline) {
        Set<Integer> leftOut = leftOut(timeline);
        return all(timeline).stream()
                .map(row -> new Choice(
                        row.first(), !leftOut.contains(row.first().entry().sequence())))
                .toList();
    }

    /** The last word on an entry counts. */
    private static Set<Integer> leftOut(List<TimelineEntry> timeline) {
        Set<Integer> leftOut = new HashSet<>();
        for (TimelineEntry entry : timeline) {
            if (entry.event() instanceof RowChosen chosen) {
                if (chosen.shown()) {
                    leftOut.remove(chosen.entry());
                } else {
                    leftOut.add(chosen.entry());
                }
            }
        }
        return leftOut;
    }

    /**
     * Returns the rows of a postmortem. Entries that one person recorded at once for one moment are one row, such as the parts of
     * a triage.
     *
     * @param timeline the entries of one incident
     * @return the rows, the earliest first
     */
    public static List<TimelineLine> of(List<TimelineEntry> timeline) {
        List<Row> rows = rows(timeline);
        List<TimelineLine> lines = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= rows.size(); to++) {
            if (to == rows.size()
                    || !together(rows.get(from).first(), rows.get(to).first())) {
                lines.add(line(rows.subList(from, to)));
                from = to;
            }
        }
        return lines;
    }

    /**
     * Returns the entries whose words stand in a postmortem, the earliest first.
     *
     * @param timeline the entries of one incident
     * @return the entries, as they were corrected; of a note its words alone
     */
    public static List<CorrectedEntry> written(List<TimelineEntry> timeline) {
        return rows(timeline).stream()
                .map(Row::first)
                .map(said -> said.entry().event() instanceof NoteAdded note
                                && said.text().equals(note.describe())
                        ? new CorrectedEntry(said.entry(), said.at(), note.text())
                        : said)
                .toList();
    }

    /**
     * Returns what a published postmortem says of the entries that came after it, each with its date and its author.
     *
     * @param timeline the entries of one incident
     * @param published the sequence number of the entry that published it
     * @param zone the team's time zone
     * @return the section, or empty if nothing came after it
     */
    public static Optional<OtherSection> addenda(List<TimelineEntry> timeline, int published, ZoneId zone) {
        Set<Integer> repeats = repeats(timeline);
        String lines = timeline.stream()
                .filter(entry ->
                        entry.sequence() > published && isAddendum(entry) && !repeats.contains(entry.sequence()))
                .map(entry -> "- Added on "
                        + entry.recordedAt().atZone(zone).toLocalDate() + " by "
                        + MarkdownText.escapeLines(entry.actor() + ": " + words(entry, timeline))
                                .replace("\n", "\n  "))
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? Optional.empty() : Optional.of(new OtherSection(ADDENDA, lines));
    }

    /**
     * Tells whether a published postmortem has to say an entry that came after it.
     *
     * @param entry the entry
     * @return whether it says anything of the incident
     */
    public static boolean isAddendum(TimelineEntry entry) {
        EventType type = entry.event().type();
        return !BOOKKEEPING.contains(type) || SAID_AFTERWARDS.contains(type);
    }

    /** A reader of the document knows no numbers of entries. */
    private static String words(TimelineEntry entry, List<TimelineEntry> timeline) {
        if (entry.event() instanceof TimeCorrected corrected) {
            return quoted(corrected.entry(), timeline) + " happened at " + moment(corrected.to()) + ", not at "
                    + moment(corrected.from()) + ": " + corrected.reason();
        } else if (entry.event() instanceof TextCorrected corrected) {
            return quoted(corrected.entry(), timeline) + " is right as: " + corrected.text();
        } else if (entry.event() instanceof TextStruckOut struck) {
            return "A text was struck out, " + StruckText.MARK + " stands in its place: " + struck.reason();
        } else if (entry.event() instanceof MessageConfirmed confirmed) {
            return quoted(confirmed.entry(), timeline) + " was sent at " + moment(entry.occurredAt());
        }
        boolean earlier = entry.occurredAt().isBefore(entry.recordedAt());
        return entry.event().describe() + (earlier ? " (at " + moment(entry.occurredAt()) + ")" : "");
    }

    private static String quoted(int sequence, List<TimelineEntry> timeline) {
        return timeline.stream()
                .filter(entry -> entry.sequence() == sequence)
                .map(entry -> "'" + entry.event().describe() + "'")
                .findFirst()
                .orElse("Entry " + sequence);
    }

    private static String moment(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** A source that says once more what it said before tells nothing that happened. */
    private static boolean isNoNews(TimelineEntry entry) {
        return entry.event() instanceof AlertsReceived alerts
                && alerts.group().alerts().isEmpty()
                && alerts.unchanged() > 0
                && !alerts.afterEnd();
    }

    private static List<Row> rows(List<TimelineEntry> timeline) {
        Set<Integer> leftOut = leftOut(timeline);
        return all(timeline).stream()
                .filter(row -> !leftOut.contains(row.first().entry().sequence()))
                .toList();
    }

    private static List<Row> all(List<TimelineEntry> timeline) {
        return rows(timeline, BOOKKEEPING);
    }

    /** The entries as they are told, those of some types left out, and what a source repeats once. */
    static List<Row> rows(List<TimelineEntry> timeline, Set<EventType> leftOut) {
        List<Row> rows = new ArrayList<>();
        Map<String, Integer> said = new HashMap<>();
        Set<Integer> superseded = Retelling.superseded(timeline);
        for (CorrectedEntry entry : MessagesSent.in(Timeline.of(timeline).inOrder())) {
            if (leftOut.contains(entry.entry().event().type())
                    || isNoNews(entry.entry())
                    || superseded.contains(entry.entry().sequence())) {
                continue;
            }
            if (entry.entry().event() instanceof AlertsReceived alerts) {
                Integer before = said.get(alerts.group().openKey());
                if (before != null && rows.get(before).first().text().equals(entry.text())) {
                    Row row = rows.get(before);
                    rows.set(before, new Row(row.first(), row.times() + 1, entry.at()));
                    continue;
                }
                said.put(alerts.group().openKey(), rows.size());
            }
            rows.add(new Row(entry));
        }
        return rows;
    }

    private static Set<Integer> repeats(List<TimelineEntry> timeline) {
        Map<String, String> said = new HashMap<>();
        return timeline.stream()
                .filter(entry -> entry.event() instanceof AlertsReceived alerts
                        && alerts.describe().equals(said.put(alerts.group().openKey(), alerts.describe())))
                .map(TimelineEntry::sequence)
                .collect(Collectors.toSet());
    }

    /** Tells whether one person recorded both at once for one moment. */
    static boolean together(CorrectedEntry one, CorrectedEntry other) {
        return one.at().equals(other.at())
                && one.entry().recordedAt().equals(other.entry().recordedAt())
                && one.entry().actor().equals(other.entry().actor());
    }

    private static TimelineLine line(List<Row> rows) {
        CorrectedEntry first = rows.get(0).first();
        return new TimelineLine(
                first.at(),
                MarkdownText.escapeLines(first.entry().actor() + ": "
                        + rows.stream().map(Row::text).collect(Collectors.joining("; "))));
    }
}
