package io.incidentkit.insight;

import io.incidentkit.text.DurationWords;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Figures as a reader takes them in at a glance. */
final class FigureFormat {
    static final String UNKNOWN = "unknown";

    private static final int LONGEST_TITLE = 70;

    private FigureFormat() {}

    static String time(Optional<Duration> time) {
        return time.map(DurationWords::figure).orElse(UNKNOWN);
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
}
