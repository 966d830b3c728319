package io.incidentkit.stored;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads the form in which {@link Duration#toString} writes whole times, such as {@code PT5M} or {@code PT1H30M}, by its places. A snapshot
 * has a dozen of them, and the pattern of the JDK took a tenth of the time of reading it.
 */
final class StoredDuration {
    private static final String PREFIX = "PT";
    private static final String UNITS = "HMS";
    private static final long[] SECONDS = {3600, 60, 1};
    /** Of so many digits every number of hours is a duration. */
    private static final int MOST_DIGITS = 12;

    private StoredDuration() {}

    /** The time of a text such as {@code PT1H30M}; null if it has another form. */
    static @Nullable Duration usual(String text) {
        if (!text.startsWith(PREFIX) || text.length() == PREFIX.length()) {
            return null;
        }
        long seconds = 0;
        int unit = 0;
        int from = PREFIX.length();
        while (from < text.length()) {
            long number = 0;
            int to = from;
            while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
                number = number * 10 + (text.charAt(to) - '0');
                to++;
            }
            int found = to < text.length() ? UNITS.indexOf(text.charAt(to), unit) : -1;
            if (found < 0 || to == from || to - from > MOST_DIGITS) {
                return null;
            }
            seconds += number * SECONDS[found];
            unit = found + 1;
            from = to + 1;
        }
        return Duration.ofSeconds(seconds);
    }
}
