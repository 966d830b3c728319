package io.incidentkit.connector.postmortem;

import io.incidentkit.connector.written.WrittenMoment;
import io.incidentkit.connector.written.WrittenTime;
import io.incidentkit.connector.written.WrittenZone;
import io.incidentkit.markdown.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of another team's document of which some columns say when, and the others what. */
final class TimelineTable {
    private static final Pattern WHEN =
            Pattern.compile("(?i)\\b(?:time|times|when|timestamp|hour|date|day|utc|gmt)\\b");
    private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d{2}\\b");

    private final List<List<String>> rows;
    private final List<Integer> when;

    private TimelineTable(List<List<String>> rows, List<Integer> when) {
        this.rows = rows;
        this.when = when;
    }

    /** Returns the table if it has a column that says when. The heads can name a zone and a year. */
    static Optional<TimelineTable> of(List<List<String>> rows, TimelineClock clock) {
        List<String> heads = rows.get(0).stream().map(MarkdownText::plain).toList();
        List<Integer> when =
                columns(heads.size(), column -> WHEN.matcher(heads.get(column)).find());
        if (when.isEmpty()) {
            when = columns(
                    heads.size(), column -> rows.stream().skip(1).anyMatch(row -> WrittenTime.begins(row.get(column))));
        }
        if (when.isEmpty() || when.size() == heads.size()) {
            return Optional.empty();
        }
        for (int column : when) {
            WrittenZone.in(heads.get(column)).ifPresent(clock::zone);
            Matcher year = YEAR.matcher(heads.get(column));
            if (year.find()) {
                clock.year(Integer.parseInt(year.group()));
            }
        }
        return Optional.of(new TimelineTable(rows, when));
    }

    /** Hands on each row; one without a time has nothing written. */
    void forEach(Consumer<WrittenMoment> reader) {
        rows.stream().skip(1).map(this::row).forEach(reader);
    }

    private WrittenMoment row(List<String> cells) {
        String written =
                when.stream().map(cells::get).filter(cell -> !cell.isEmpty()).collect(Collectors.joining(" "));
        Optional<WrittenMoment> found = WrittenTime.atStartOf(MarkdownText.plain(written));
        return found.map(time -> time.in(written, what(cells)))
                .orElseGet(() -> WrittenMoment.nothing(written, what(cells)));
    }

    private String what(List<String> cells) {
        List<String> texts = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            if (!when.contains(column) && !cells.get(column).isEmpty()) {
                boolean named = !texts.isEmpty() && !rows.get(0).get(column).isEmpty();
                texts.add((named ? rows.get(0).get(column) + ": " : "") + cells.get(column));
            }
        }
        return String.join("; ", texts);
    }

    private static List<Integer> columns(int count, IntPredicate chosen) {
        return IntStream.range(0, count).filter(chosen).boxed().toList();
    }
}
