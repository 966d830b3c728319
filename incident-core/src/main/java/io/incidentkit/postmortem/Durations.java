package io.incidentkit.postmortem;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them. Minutes are what the playbook counts in. */
final class Durations {
    private static final Pattern EXACT = Pattern.compile(
            "(?:(\\d{1,12}) minutes?)?(?:(?:^| )(\\d{1,9}(?:\\.\\d{1,6})?) seconds?)?(?: \\([^)]*\\))?");

    private Durations() {}

    static Duration toMicros(Duration duration) {
        return duration.truncatedTo(ChronoUnit.MICROS);
    }

    /** Hours are added where minutes alone are hard to read. */
    static String words(Duration duration) {
        long minutes = duration.toMinutes();
        BigDecimal seconds = BigDecimal.valueOf(duration.toSecondsPart())
                .add(BigDecimal.valueOf(duration.toNanosPart(), 9))
                .stripTrailingZeros();
        boolean even = seconds.signum() == 0;
        String exact = minutes == 0 && !even
                ? count(seconds.toPlainString(), "second")
                : count(Long.toString(minutes), "minute")
                        + (even ? "" : " " + count(seconds.toPlainString(), "second"));
        return minutes < 120 ? exact : exact + " (" + hours(duration) + ")";
    }

    /** Reads what {@link #words} wrote. */
    static Optional<Duration> exact(String words) {
        Matcher matcher = EXACT.matcher(words);
        if (!matcher.matches() || (matcher.group(1) == null && matcher.group(2) == null)) {
            return Optional.empty();
        }
        Duration minutes =
                matcher.group(1) == null ? Duration.ZERO : Duration.ofMinutes(Long.parseLong(matcher.group(1)));
        return Optional.of(matcher.group(2) == null ? minutes : minutes.plus(seconds(matcher.group(2))));
    }

    private static Duration seconds(String number) {
        return Duration.ofNanos(new BigDecimal(number).movePointRight(9).longValue());
    }

    private static String hours(Duration duration) {
        int minutes = duration.toMinutesPart();
        return count(Long.toString(duration.toHours()), "hour")
                + (minutes == 0 ? "" : " " + count(Integer.toString(minutes), "minute"));
    }

    private static String count(String number, String unit) {
        return number + " " + unit + (number.equals("1") ? "" : "s");
    }
}
