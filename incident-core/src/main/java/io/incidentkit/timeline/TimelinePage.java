package io.incidentkit.timeline;

import io.incidentkit.comms.Audience;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.text.DurationWords;
import io.incidentkit.timeline.MessageEvent.MessageConfirmed;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A timeline as a page that a person reads in a minute, in Markdown. What one person did at once is one row, what was told outside stands
 * beside what brought it about, and a message leaves out what this page says at its head, its links, and what the one before to that
 * audience had said. The work on the postmortem
 * and on action items is left out; the timeline itself still has all of it.
 */
public final class TimelinePage {
    private static final Set<EventType> LEFT_OUT = leftOut();
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final Duration IN_SECONDS = Duration.ofHours(1);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final String title;
    private final List<TimelineEntry> timeline;
    private final ZoneId zone;
    private final Map<Integer, MessageSent> messages = new HashMap<>();
    private final Map<Audience, Set<String>> said = new HashMap<>();
    private final OutsideOfEntries outside;

    private TimelinePage(String title, List<TimelineEntry> timeline, ZoneId zone) {
        this.title = title;
        this.timeline = timeline;
        this.zone = zone;
        this.outside = new OutsideOfEntries(timeline);
        for (TimelineEntry entry : timeline) {
            if (entry.event() instanceof MessageSent sent) {
                messages.put(entry.sequence(), sent);
            }
        }
    }

    private static Set<EventType> leftOut() {
        Set<EventType> types = EnumSet.copyOf(PostmortemRows.BOOKKEEPING);
        types.removeAll(EnumSet.of(
                EventType.OBLIGATION_MISSED, EventType.REMINDED, EventType.MADE_PRIVATE, EventType.MADE_PUBLIC));
        return types;
    }

    /**
     * Writes the page.
     *
     * @param reference the name by which people call the incident, such as {@code INC-42}
     * @param title what is wrong, in one line
     * @param timeline the entries of the incident, in the order in which they were recorded
     * @param zone the time zone in which times are shown
     * @return the page, in Markdown
     */
    public static String markdown(String reference, String title, List<TimelineEntry> timeline, ZoneId zone) {
        return "# " + MarkdownText.escape(reference + ": " + title) + "\n\n"
                + new TimelinePage(title, timeline, zone).body();
    }

    private String body() {
        List<List<PostmortemRows.Row>> groups = groups();
        if (groups.isEmpty()) {
            return "Nothing has happened yet.\n";
        }
        Instant first = groups.get(0).get(0).first().at();
        Instant last = groups.get(groups.size() - 1).get(0).first().at();
        Duration span = Duration.between(first, last);
        DateTimeFormatter clock = span.compareTo(IN_SECONDS) < 0 ? SECOND : MINUTE;
        List<List<String>> rows = new ArrayList<>();
        LocalDate day = date(first);
        for (List<PostmortemRows.Row> group : groups) {
            CorrectedEntry entry = group.get(0).first();
            String date = date(entry.at()).equals(day) ? "" : date(entry.at()) + " ";
            day = date(entry.at());
            rows.add(List.of(
                    date + clock.format(entry.at().atZone(zone)),
                    MarkdownText.escape(entry.entry().actor().toString()),
                    MarkdownText.escapeLines(group.stream().map(this::words).collect(Collectors.joining("; "))),
                    MarkdownText.escapeLines(group.stream()
                            .flatMap(each -> outside.of(each.first()).stream())
                            .distinct()
                            .collect(Collectors.joining("\n")))));
        }
        return "From " + date(first) + " " + clock.format(first.atZone(zone)) + " ("
                + (zone.equals(ZoneOffset.UTC) ? "UTC" : zone) + "), " + DurationWords.figure(span) + ".\n\n"
                + MarkdownText.table(List.of("time", "who", "what happened", "told outside"), rows) + "\n";
    }

    private List<List<PostmortemRows.Row>> groups() {
        List<List<PostmortemRows.Row>> groups = new ArrayList<>();
        PostmortemRows.Row before = null;
        for (PostmortemRows.Row row : PostmortemRows.rows(timeline, LEFT_OUT)) {
            if (before == null || !PostmortemRows.together(before.first(), row.first())) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(row);
            before = row;
        }
        return groups;
    }

    private LocalDate date(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    private String words(PostmortemRows.Row row) {
        IncidentEvent event = row.first().entry().event();
        MessageSent message = event instanceof MessageConfirmed confirmed
                ? messages.get(confirmed.entry())
                : event instanceof MessageSent sent ? sent : null;
        return message != null && row.text().endsWith(message.text()) ? news(message, row.text()) : row.text();
    }

    /** A message's lines but for those that its audience had read in the message before. */
    private String news(MessageSent message, String text) {
        List<String> lines = message.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        Set<String> before = said.getOrDefault(message.audience(), Set.of());
        said.put(message.audience(), new HashSet<>(lines));
        String head = text.substring(0, text.length() - message.text().length());
        List<String> news = lines.stream()
                .filter(line -> !before.contains(line) && !isSaid(line))
                .toList();
        return head + String.join(" / ", news.isEmpty() ? lines : news);
    }

    private boolean isSaid(String line) {
        return line.contains(title) || LINK.matcher(line).matches();
    }
}
