package io.incidentkit.connector.openslo;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as OpenSLO writes them: a number and a letter. Months, quarters and years have the days that they have about. */
final class DurationShorthand {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,6})([mhdwMQY])");

    private static final Pattern PROMETHEUS = Pattern.compile("([1-9]\\d{0,6})([smhdwy])");

    private DurationShorthand() {}

    /** A time as Prometheus writes it, with one unit; null if it is none. */
    static @Nullable Duration ofPrometheus(String text) {
        Matcher form = PROMETHEUS.matcher(text);
        if (!form.matches()) {
            return null;
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "y" -> Duration.ofDays(365 * number);
            default -> read(text);
        };
    }

    /** Returns the duration, or null if it is none. */
    static @Nullable Duration read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            case "w" -> Duration.ofDays(7 * number);
            case "M" -> Duration.ofDays(30 * number);
            case "Q" -> Duration.ofDays(90 * number);
            default -> Duration.ofDays(365 * number);
        };
    }
}
