package io.incidentkit.console.insight.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Times over a period, each a point that leads to what took it, and what half of them took, step by step.
 *
 * @param id what tells it from the page's other drawings
 * @param title what is drawn
 * @param description what it says, in a sentence
 * @param from where the period begins
 * @param until where it ends
 * @param points the times
 * @param halves within which half of the times of a part of the period lie
 * @param days the days that are named below
 * @param words says a time in words
 */
public record Points(
        String id,
        String title,
        String description,
        Instant from,
        Instant until,
        List<Point> points,
        List<Half> halves,
        List<Day> days,
        Function<Duration, String> words) {
    private static final int TOP = 22;
    private static final int HEIGHT = 240;
    private static final int BOTTOM = 26;
    private static final double LEFT = 0.13;
    private static final double RIGHT = 0.98;

    /** The lines across: times that people think in, each some times as long as the one before. */
    private static final List<Duration> LADDER = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofDays(120),
            Duration.ofDays(365));

    /**
     * A time.
     *
     * @param at when it was
     * @param took how long
     * @param shape what it looks like
     * @param label what it is, in words
     * @param address where it leads, seen from the page
     */
    public record Point(Instant at, Duration took, Shape shape, String label, String address) {}

    /**
     * The time within which half of those of a part of the period lie.
     *
     * @param from where the part begins
     * @param until where it ends
     * @param took the time
     * @param few whether it is of so few that it says little
     * @param label the same in words
     */
    public record Half(Instant from, Instant until, Duration took, boolean few, String label) {}

    /** A day that is named below. */
    public record Day(Instant at, String name) {}

    /** Returns the line of a half alone, for a legend. */
    public static String half(boolean few) {
        return new Svg()
                .open("svg", "class", "key chart", "width", 22, "height", 12, "aria-hidden", "true")
                .open("g", "class", few ? "half few" : "half")
                .mark("line", "x1", 0, "x2", 22, "y1", 6, "y2", 6)
                .close("g")
                .close("svg")
                .toString();
    }

    /** Returns the drawing. Each point is a link, so it is a group to those who do not see it, and no picture. */
    public String svg() {
        Svg svg = new Svg()
                .open(
                        "svg",
                        "class",
                        "chart points",
                        "width",
                        "100%",
                        "height",
                        TOP + HEIGHT + BOTTOM,
                        "role",
                        "group",
                        "aria-labelledby",
                        id + "-title",
                        "aria-describedby",
                        id + "-desc",
                        "data-points",
                        "");
        svg.words("title", title, "id", id + "-title").words("desc", description, "id", id + "-desc");
        int lowest = lowest();
        int highest = highest(lowest);
        for (int i = lowest; i <= highest; i++) {
            String y = Integer.toString(y(LADDER.get(i), lowest, highest));
            svg.mark("line", "class", "grid", "x1", "0", "x2", "100%", "y1", y, "y2", y);
            svg.words("text", words.apply(LADDER.get(i)), "class", "axis", "x", "0", "y", Integer.parseInt(y) - 4);
        }
        for (int i = 0; i < days.size(); i++) {
            // On a small screen the last but one would touch the last.
            String place = i == days.size() - 1 ? " last" : i == days.size() - 2 ? " near" : "";
            Day day = days.get(i);
            svg.words("text", day.name(), "class", "axis day" + place, "x", x(day.at()), "y", TOP + HEIGHT + 20);
        }
        for (Half half : halves) {
            int y = y(half.took(), lowest, highest);
            svg.open("g", "class", half.few() ? "half few" : "half")
                    .words("title", half.label())
                    .mark("line", "x1", x(half.from()), "x2", x(half.until()), "y1", y, "y2", y)
                    .close("g");
        }
        for (Point point : points) {
            svg.open("svg", "x", x(point.at()), "y", y(point.took(), lowest, highest), "overflow", "visible")
                    .open("a", "href", point.address(), "aria-label", point.label())
                    .words("title", point.label());
            point.shape().draw(svg).close("a").close("svg");
        }
        return svg.close("svg").toString();
    }

    private int lowest() {
        int lowest = 0;
        for (int i = 0; i < LADDER.size() - 1; i++) {
            Duration step = LADDER.get(i);
            if (points.stream().allMatch(point -> point.took().compareTo(step) >= 0)) {
                lowest = i;
            }
        }
        return lowest;
    }

    private int highest(int lowest) {
        int highest = lowest + 1;
        for (int i = LADDER.size() - 1; i > lowest; i--) {
            Duration step = LADDER.get(i);
            if (points.stream().allMatch(point -> point.took().compareTo(step) <= 0)) {
                highest = i;
            }
        }
        boolean above = points.stream().anyMatch(point -> point.took().compareTo(LADDER.get(LADDER.size() - 1)) > 0);
        return above ? LADDER.size() - 1 : highest;
    }

    private String x(Instant at) {
        double all = (double) Math.max(1, Duration.between(from, until).toSeconds());
        double share = Math.min(1, Math.max(0, Duration.between(from, at).toSeconds() / all));
        return Svg.percent(LEFT + share * (RIGHT - LEFT));
    }

    private static int y(Duration took, int lowest, int highest) {
        double bottom = log(LADDER.get(lowest));
        double share = (log(took) - bottom) / (log(LADDER.get(highest)) - bottom);
        return (int) Math.round(TOP + HEIGHT * (1 - Math.min(1, Math.max(0, share))));
    }

    private static double log(Duration time) {
        return Math.log(Math.max(1, (double) time.toSeconds()));
    }
}
