package io.incidentkit.postmortem;

import io.incidentkit.text.DurationWords;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations of a postmortem, as they are kept and as they are read from its form. */
final class Durations {
    private static final Pattern WORDS = Pattern.compile(
            "((?:(\\d{1,12}) minutes?)?(?:(?:^| )(\\d{1,9}(?:\\.\\d{1,6})?) seconds?)?(?: \\([^)]*\\))?)"
                    + Form.HIDDEN);
    private static final Pattern EXACT = Pattern.compile("PT[0-9HMS.]+");

    private Durations() {}

    static Duration toMicros(Duration duration) {
        return duration.truncatedTo(ChronoUnit.MICROS);
    }

    /** Writes a duration in minutes, below one in seconds; what it has beyond them stands behind it in a comment. */
    static String write(Duration duration) {
        String words = DurationWords.postmortem(duration);
        boolean whole = shown(words).filter(duration::equals).isPresent();
        return whole ? words : words + Form.hidden(duration.toString());
    }

    /** Reads what {@link #write} wrote; the exact duration counts as long as its words are still the same. */
    static Optional<Duration> read(String text) {
        Matcher matcher = WORDS.matcher(text);
        if (!matcher.matches() || matcher.group(4) == null) {
            return shown(text);
        }
        return exact(matcher.group(4))
                .filter(exact -> DurationWords.postmortem(exact).equals(matcher.group(1)))
                .or(() -> shown(matcher.group(1)));
    }

    private static Optional<Duration> exact(String iso) {
        try {
            return EXACT.matcher(iso).matches() ? Optional.of(Duration.parse(iso)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> shown(String words) {
        Matcher matcher = WORDS.matcher(words);
        if (!matcher.matches() || (matcher.group(2) == null && matcher.group(3) == null)) {
            return Optional.empty();
        }
        Duration minutes =
                matcher.group(2) == null ? Duration.ZERO : Duration.ofMinutes(Long.parseLong(matcher.group(2)));
        return Optional.of(matcher.group(3) == null ? minutes : minutes.plus(seconds(matcher.group(3))));
    }

    private static Duration seconds(String number) {
        return Duration.ofNanos(new BigDecimal(number).movePointRight(9).longValue());
    }
}
