package io.incidentkit.connector.written;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds durations in the words of people, such as {@code 1h 17m} or {@code 5 hours 26 minutes}. */
public final class DurationParser {
    private static final String NUMBER = "(\\d{1,4}(?:\\.\\d{1,3})?)\\s*";
    private static final String GAP = "[\\s,]*(?:and\\s+)?";
    private static final Pattern DURATION = Pattern.compile("(?i)\\b(?:" + NUMBER + "(?:days?|d)\\b)?" + GAP + "(?:"
            + NUMBER + "(?:hours?|hrs?|h)(?![a-z]))?" + GAP + "(?:" + NUMBER + "(?:minutes?|mins?|m)\\b)?" + GAP + "(?:"
            + NUMBER + "(?:seconds?|secs?|s)\\b)?");
    private static final long[] SECONDS = {86_400, 3_600, 60, 1};

    /** Hours and minutes as a clock shows them, alone in their place. */
    private static final Pattern CLOCK =
            Pattern.compile("(?i)(\\d{1,3}):([0-5]\\d)(?::([0-5]\\d))?(?:\\s*(?:h|hrs?|hours?))?");

    private DurationParser() {}

    /** Reads a text that is nothing but a duration, such as {@code 1h 17m} or {@code 01:17}; else the first one in it. */
    public static Optional<Duration> of(String text) {
        Matcher clock = CLOCK.matcher(text.strip());
        if (!clock.matches()) {
            return first(text);
        }
        String seconds = clock.group(3) == null ? "0" : clock.group(3);
        return Optional.of(times(clock.group(1), SECONDS[1])
                .plus(times(clock.group(2), SECONDS[2]))
                .plus(times(seconds, 1)));
    }

    /** Reads the first duration in a text. */
    public static Optional<Duration> first(String text) {
        Matcher matcher = DURATION.matcher(text);
        while (matcher.find()) {
            Duration sum = Duration.ZERO;
            boolean any = false;
            for (int i = 0; i < SECONDS.length; i++) {
                if (matcher.group(i + 1) != null) {
                    any = true;
                    sum = sum.plus(times(matcher.group(i + 1), SECONDS[i]));
                }
            }
            if (any) {
                return Optional.of(sum);
            }
        }
        return Optional.empty();
    }

    private static Duration times(String number, long seconds) {
        return Duration.ofNanos(new BigDecimal(number)
                .multiply(BigDecimal.valueOf(seconds))
                .movePointRight(9)
                .longValue());
    }
}
