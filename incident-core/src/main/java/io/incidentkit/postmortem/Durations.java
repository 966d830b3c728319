package io.incidentkit.postmortem;

import io.incidentkit.text.DurationWords;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations of a postmortem, as they are kept and as they are read from its form. */
final class Durations {
    private static final Pattern EXACT = Pattern.compile(
            "(?:(\\d{1,12}) minutes?)?(?:(?:^| )(\\d{1,9}(?:\\.\\d{1,6})?) seconds?)?(?: \\([^)]*\\))?");

    private Durations() {}

    static Duration toMicros(Duration duration) {
        return duration.truncatedTo(ChronoUnit.MICROS);
    }

    /** Reads what {@link DurationWords#exact} wrote. */
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
}
