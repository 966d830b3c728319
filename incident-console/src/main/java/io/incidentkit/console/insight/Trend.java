package io.incidentkit.console.insight;

import io.incidentkit.console.insight.Figure.Cell;
import io.incidentkit.console.insight.Figure.Legend;
import io.incidentkit.console.insight.chart.Points;
import io.incidentkit.console.insight.chart.Points.Day;
import io.incidentkit.console.insight.chart.Points.Half;
import io.incidentkit.console.insight.chart.Points.Point;
import io.incidentkit.console.insight.chart.Shape;
import io.incidentkit.console.page.Badge;
import io.incidentkit.console.page.Times;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Outcome;
import io.incidentkit.insight.Distribution;
import io.incidentkit.insight.Measure;
import io.incidentkit.insight.Scope;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.IncidentKind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * The time to mitigate of each incident over a period, and within which time half of those of a week or a month lie. It counts what {@link
 * io.incidentkit.insight.Figures} time.
 */
final class Trend {
    /** As many points as one can tell apart, and a page can bear. */
    static final int MOST_POINTS = 120;

    private static final int LONG = 120;
    private static final int MOST_DAYS = 5;

    private static final Comparator<Timed> OLDEST_FIRST = Comparator.comparing(
                    (Timed each) -> each.incident().detectedAt())
            .thenComparing(each -> each.incident().number());

    private final FigureWords words;
    private final Times times;
    private final Scope scope;
    private final int days;
    private final List<Took> all = new ArrayList<>();
    private final PriorityQueue<Timed> newest = new PriorityQueue<>(OLDEST_FIRST);

    /** One that is drawn. */
    private record Timed(Incident incident, Duration took) {}

    /** Of each no more is kept: there may be many. */
    private record Took(Instant detectedAt, Duration took) {}

    Trend(FigureWords words, Times times, Scope scope, int days) {
        this.words = words;
        this.times = times;
        this.scope = scope;
        this.days = days;
    }

    /** Adds an incident that was detected in the period, if its time to mitigate counts and is known. */
    void add(Incident incident) {
        if (incident.kind() == IncidentKind.REAL && scope.sees(incident)) {
            took(incident).ifPresent(took -> add(incident, took));
        }
    }

    private void add(Incident incident, Duration took) {
        all.add(new Took(incident.detectedAt(), took));
        draw(new Timed(incident, took));
    }

    private void draw(Timed each) {
        newest.add(each);
        if (newest.size() > MOST_POINTS) {
            newest.remove();
        }
    }

    /** Adds the incidents of another one. */
    Trend plus(Trend other) {
        all.addAll(other.all);
        other.newest.forEach(this::draw);
        return this;
    }

    /** The sum over its episodes; unknown if that of one is. */
    private static Optional<Duration> took(Incident incident) {
        boolean last = incident.isOpen() || incident.outcome().equals(Optional.of(Outcome.RESOLVED));
        List<Episode> episodes = last ? incident.episodes() : incident.earlierEpisodes();
        Duration all = Duration.ZERO;
        for (Episode episode : episodes) {
            Optional<Duration> one = Measure.TIME_TO_MITIGATE.of(incident, episode);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all = all.plus(one.get());
        }
        return episodes.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    /** Returns the figure; the table behind it has the parts of the period, then the incidents that are drawn. */
    Figure figure() {
        List<Timed> drawn = newest.stream().sorted(OLDEST_FIRST.reversed()).toList();
        List<Half> halves = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        parts().forEach((begin, some) -> {
            Distribution spread =
                    Distribution.of(some.stream().map(Optional::of).toList());
            Duration half = spread.median().orElse(Duration.ZERO);
            String name = words.of(byMonth() ? "figures.trend.month" : "figures.trend.week", times.day(begin));
            boolean few = spread.known() < FigureWords.FEW;
            halves.add(new Half(start(begin), start(next(begin)), half, few, says(name, half, spread.known())));
            rows.add(Cell.row(name, times.words(half), words.of("figures.trend.known", spread.known())));
        });
        drawn.forEach(each -> rows.add(Cell.row(
                new Cell(each.incident().reference(), each.incident().reference()),
                times.words(each.took()),
                times.when(each.incident().detectedAt()).text())));
        String hint = all.size() > drawn.size()
                ? words.of("figures.trend.hint") + " " + words.of("figures.trend.newest", drawn.size(), all.size())
                : words.of("figures.trend.hint");
        Figure figure = Figure.table(
                "trend",
                words.of("figures.trend.title"),
                all.isEmpty() ? words.of("figures.trend.none") : hint,
                words.heads("incident", "mitigated", "when"),
                rows);
        return all.isEmpty() ? figure : figure.drawn(drawing(drawn, halves), keys(drawn));
    }

    private String drawing(List<Timed> drawn, List<Half> halves) {
        return new Points(
                        "trend-chart",
                        words.of("figures.trend.title"),
                        words.of("figures.trend.description", drawn.size()),
                        times.now().minus(Duration.ofDays(days)),
                        times.now(),
                        drawn.stream().map(this::point).toList(),
                        halves,
                        named(),
                        times::words)
                .svg();
    }

    private Point point(Timed each) {
        Incident incident = each.incident();
        Badge badge = Badge.of(incident.severity(), scope.policy());
        // The address is seen from the page of figures, so that it is right behind whatever prefix.
        return new Point(
                incident.detectedAt(),
                each.took(),
                Shape.of(badge.style()),
                words.of(
                        "figures.trend.point",
                        incident.reference(),
                        incident.title(),
                        badge.text(),
                        times.words(each.took()),
                        times.when(incident.detectedAt()).text()),
                incident.reference());
    }

    private List<Legend> keys(List<Timed> drawn) {
        Map<String, String> levels = new TreeMap<>();
        drawn.forEach(each -> {
            Badge badge = Badge.of(each.incident().severity(), scope.policy());
            levels.merge(badge.style(), badge.text(), (one, other) -> one.contains(other) ? one : one + ", " + other);
        });
        List<Legend> keys = new ArrayList<>();
        levels.forEach((style, text) -> keys.add(new Legend(Shape.of(style).key(), text)));
        keys.add(new Legend(Points.half(false), words.of("figures.trend.half")));
        keys.add(new Legend(Points.half(true), words.of("figures.trend.few", FigureWords.FEW)));
        return keys;
    }

    private Map<LocalDate, List<Duration>> parts() {
        Map<LocalDate, List<Duration>> parts = new TreeMap<>();
        all.forEach(each -> parts.computeIfAbsent(
                        begin(each.detectedAt().atZone(times.zone()).toLocalDate()), first -> new ArrayList<>())
                .add(each.took()));
        return new LinkedHashMap<>(parts);
    }

    /** By the month as well where a week has too few to say anything. */
    private boolean byMonth() {
        return days > LONG || all.size() < FigureWords.FEW * days / 7;
    }

    private LocalDate begin(LocalDate day) {
        return byMonth() ? day.withDayOfMonth(1) : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private LocalDate next(LocalDate begin) {
        return byMonth() ? begin.plusMonths(1) : begin.plusWeeks(1);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(times.zone()).toInstant();
    }

    private String says(String part, Duration half, int known) {
        return words.of("figures.trend.says", part, times.words(half), known);
    }

    private List<Day> named() {
        List<Day> named = new ArrayList<>();
        LocalDate today = times.today();
        for (int i = 0; i < MOST_DAYS; i++) {
            LocalDate day = today.minusDays((long) days * (MOST_DAYS - 1 - i) / (MOST_DAYS - 1));
            named.add(new Day(start(day), times.day(day)));
        }
        return named;
    }
}
