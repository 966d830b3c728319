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

    private DurationParser() {}

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
