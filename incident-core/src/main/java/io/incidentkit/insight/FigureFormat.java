package io.incidentkit.insight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Figures as a reader takes them in at a glance. */
final class FigureFormat {
    static final String UNKNOWN = "unknown";

    private static final int LONGEST_TITLE = 70;

    private FigureFormat() {}

    /** The two largest units, such as {@code 2 h 5 min}. */
    static String time(Duration time) {
        Duration rounded = Duration.ofMinutes((time.toSeconds() + 30) / 60);
        if (rounded.isZero()) {
            return time.toSeconds() + " s";
        }
        List<String> parts = new ArrayList<>();
        part(parts, rounded.toDays(), rounded.toDays() == 1 ? "day" : "days");
        part(parts, rounded.toHoursPart(), "h");
        part(parts, rounded.toMinutesPart(), "min");
        return String.join(" ", parts.subList(0, Math.min(2, parts.size())));
    }

    static String time(Optional<Duration> time) {
        return time.map(FigureFormat::time).orElse(UNKNOWN);
    }

    static String percent(double share) {
        return Math.round(share * 100) + "%";
    }

    static String percent(OptionalDouble share) {
        return share.isPresent() ? percent(share.getAsDouble()) : UNKNOWN;
    }

    static String count(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    static String title(String title) {
        return title.length() <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, title.codePointCount(0, LONGEST_TITLE - 1)))
                                .strip() + "…";
    }

    private static void part(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit);
        }
    }
}
