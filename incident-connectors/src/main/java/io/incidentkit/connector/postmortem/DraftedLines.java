package io.incidentkit.connector.postmortem;

import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.TimelineLine;
import io.incidentkit.timeline.CorrectedEntry;
import io.incidentkit.timeline.Timeline;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The lines that an incident's own postmortem has in its timeline, or had when a document was made of it: a line is put together
 * from what one actor recorded at once, and an entry may have been corrected since.
 */
final class DraftedLines {
    private static final String BETWEEN = "; ";

    private final Set<TimelineLine> now = new HashSet<>();
    private final Map<Instant, List<Said>> entries = new HashMap<>();

    private record Said(String actor, String text) {}

    DraftedLines(List<TimelineEntry> timeline, Postmortem draft) {
        draft.timeline().forEach(line -> line.at().ifPresent(at -> now.add(new TimelineLine(at, line.text()))));
        Timeline.of(timeline).inOrder().forEach(this::add);
        entries.values()
                .forEach(said ->
                        said.sort(Comparator.comparing((Said one) -> -one.text().length())));
    }

    private void add(CorrectedEntry corrected) {
        TimelineEntry entry = corrected.entry();
        for (Instant at : new HashSet<>(List.of(entry.occurredAt(), corrected.at()))) {
            List<Said> said = entries.computeIfAbsent(at, none -> new ArrayList<>());
            said.add(new Said(entry.actor() + ": ", lines(corrected.text())));
            said.add(new Said(entry.actor() + ": ", lines(entry.event().describe())));
        }
    }

    boolean contain(TimelineLine line) {
        return line.at()
                .filter(at -> now.contains(new TimelineLine(at, line.text()))
                        || isMadeOf(entries.getOrDefault(at, List.of()), line))
                .isPresent();
    }

    private static boolean isMadeOf(List<Said> entries, TimelineLine line) {
        String text = lines(LiteralText.of(line.text()));
        return entries.stream()
                .map(Said::actor)
                .distinct()
                .filter(text::startsWith)
                .anyMatch(actor -> isMadeOf(entries, actor, text.substring(actor.length())));
    }

    /** The longest that fits is taken first. */
    private static boolean isMadeOf(List<Said> entries, String actor, String text) {
        String rest = text;
        while (true) {
            String left = rest;
            String first = entries.stream()
                    .filter(said -> said.actor().equals(actor))
                    .map(Said::text)
                    .filter(said -> left.equals(said) || left.startsWith(said + BETWEEN))
                    .findFirst()
                    .orElse(null);
            if (first == null) {
                return false;
            }
            if (first.equals(left)) {
                return true;
            }
            rest = left.substring(first.length() + BETWEEN.length());
        }
    }

    /** A line of a postmortem has no blank lines in it. */
    private static String lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
