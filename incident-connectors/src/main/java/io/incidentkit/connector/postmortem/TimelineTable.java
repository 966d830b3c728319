package io.incidentkit.connector.postmortem;

import io.incidentkit.connector.written.ClockStyle;
import io.incidentkit.connector.written.WrittenMoment;
import io.incidentkit.connector.written.WrittenTime;
import io.incidentkit.connector.written.WrittenZone;
import io.incidentkit.markdown.MarkdownText;
import java.time.ZoneId;
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
    private static final Pattern WHEN = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:time|times|when|timestamp|hour|date|day|utc|gmt|heures?|horaire|horas?|hor\u00E1rio|quand|quando"
                    + "|cu\u00E1ndo|fecha|uhrzeit|zeit|zeitpunkt|wann|datum|tid|tidspunkt|klokkeslett?|aika|ora|orario)(?!\\p{L})");

    /** A column of the zone that the times beside it are in. */
    private static final Pattern ZONE = Pattern.compile("(?i)\\W*(?:(?:time ?)?zone|tz)\\W*");

    private static final Pattern TIME = Pattern.compile("(?i)\\btime$|\\d$");

    /** A column of times of the day, in which a point can be no other. */
    private static final Pattern CLOCKS = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:times?|heures?|horaire|horas?|hor\u00E1rio|uhrzeit|zeit|tid|klokkeslett?|aika|ora|orario)(?!\\p{L})");

    /** The column that says what happened. */
    private static final Pattern WHAT = Pattern.compile(
            "(?i)\\b(?:what|events?|descriptions?|details?|actions?|activity|message|happened|update|occurrence|entry|was|ereignis|\u00E9v\u00E8nement|\u00E9v\u00E9nement|evento)\\b");

    private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d{2}\\b");

    private final List<List<String>> rows;
    private final List<Integer> when;
    private final List<Integer> zones;
    private final ClockStyle style;

    private TimelineTable(List<List<String>> rows, List<Integer> when, List<Integer> zones, ClockStyle style) {
        this.rows = rows;
        this.when = when;
        this.zones = zones;
        this.style = style;
    }

    /** Returns the table if it has a column that says when. The heads can name a zone and a year. */
    static Optional<TimelineTable> of(List<List<String>> rows, TimelineClock clock, ClockStyle around) {
        List<String> heads = rows.get(0).stream().map(MarkdownText::plain).toList();
        List<Integer> times = columns(
                heads.size(),
                column -> WHEN.matcher(heads.get(column)).find()
                        || WrittenZone.of(heads.get(column).strip()).isPresent());
        if (times.isEmpty()) {
            times = columns(
                    heads.size(),
                    column -> rows.stream().skip(1).anyMatch(row -> WrittenTime.begins(row.get(column), around)));
        }
        if (times.isEmpty()) {
            return Optional.empty();
        }
        // Of times in two zones the first one is read, and the others are told beside what happened.
        Optional<ZoneId> zone = times.stream()
                .flatMap(column -> WrittenZone.in(heads.get(column)).stream())
                .findFirst();
        List<Integer> when = times.stream()
                .filter(column ->
                        WrittenZone.in(heads.get(column)).or(() -> zone).equals(zone))
                .toList();
        List<Integer> zones = columns(
                heads.size(),
                column ->
                        column > when.get(0) && ZONE.matcher(heads.get(column)).matches());
        if (when.size() + zones.size() >= heads.size()) {
            return Optional.empty();
        }
        boolean saysClock = when.stream()
                .anyMatch(column -> CLOCKS.matcher(heads.get(column)).find());
        zone.ifPresent(clock::zone);
        for (int column : when) {
            Matcher year = YEAR.matcher(heads.get(column));
            if (year.find()) {
                clock.year(Integer.parseInt(year.group()));
            }
        }
        return Optional.of(new TimelineTable(
                rows, when, zones, new ClockStyle(around.isDotted() || saysClock, around.hasHours())));
    }

    /** Hands on each row; one without a time has nothing written. */
    void forEach(Consumer<WrittenMoment> reader) {
        rows.stream().skip(1).map(this::row).forEach(reader);
    }

    private WrittenMoment row(List<String> cells) {
        String times = joined(cells, when);
        String zone = joined(cells, zones);
        String written = (times + " " + zone).strip();
        // In brackets and with the word time, a place is no other than a zone.
        String said = zone.isEmpty() || TIME.matcher(zone).find() ? zone : zone + " time";
        Optional<WrittenMoment> found =
                WrittenTime.atStartOf(MarkdownText.plain(said.isEmpty() ? times : times + " (" + said + ")"), style);
        return found.map(time -> time.in(written, what(cells)))
                .orElseGet(() -> WrittenMoment.nothing(written, what(cells)));
    }

    private static String joined(List<String> cells, List<Integer> columns) {
        return columns.stream().map(cells::get).filter(cell -> !cell.isEmpty()).collect(Collectors.joining(" "));
    }

    /** The column of what happened, and behind it the others by their names. */
    private String what(List<String> cells) {
        List<String> heads = rows.get(0);
        List<Integer> told = columns(
                cells.size(),
                column -> !when.contains(column)
                        && !zones.contains(column)
                        && !cells.get(column).isEmpty());
        int main = told.stream()
                .filter(column ->
                        WHAT.matcher(MarkdownText.plain(heads.get(column))).find())
                .findFirst()
                .orElse(told.isEmpty() ? -1 : told.get(0));
        List<String> texts = new ArrayList<>();
        for (int column : told) {
            boolean isNamed = column != main && !heads.get(column).isEmpty();
            texts.add(column == main ? 0 : texts.size(), (isNamed ? heads.get(column) + ": " : "") + cells.get(column));
        }
        return String.join("; ", texts);
    }

    private static List<Integer> columns(int count, IntPredicate chosen) {
        return IntStream.range(0, count).filter(chosen).boxed().toList();
    }
}
