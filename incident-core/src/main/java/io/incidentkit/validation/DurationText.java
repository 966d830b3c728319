package io.incidentkit.validation;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Deadlines as people and files write them: {@code 30 min}, {@code 5 days}, {@code PT30M}, {@code P5D}. */
public final class DurationText {
    private static final Pattern WORDS = Pattern.compile("(\\d{1,9}) ?([a-z]+)");

    private DurationText() {}

    /**
     * Reads a duration: ISO-8601, a whole number of seconds, minutes, hours, days or weeks in words, or {@code now}.
     *
     * @param text the text
     * @return the duration, or empty if it is none
     */
    public static Optional<Duration> read(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.equals("now")) {
            return Optional.of(Duration.ZERO);
        }
        Matcher words = WORDS.matcher(plain);
        if (words.matches()) {
            return unit(words.group(2)).map(unit -> unit.multipliedBy(Long.parseLong(words.group(1))));
        }
        try {
            return Optional.of(Duration.parse(plain));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Says a duration in its largest whole unit: {@code now}, {@code 30 min}, {@code 5 days}. {@link #read} reads it back.
     *
     * @param duration whole seconds, not negative
     * @return the words
     */
    public static String words(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds == 0) {
            return "now";
        }
        if (seconds % 86_400 == 0) {
            return duration.toDays() + (duration.toDays() == 1 ? " day" : " days");
        }
        if (seconds % 3_600 == 0) {
            return duration.toHours() + " h";
        }
        return seconds % 60 == 0 ? duration.toMinutes() + " min" : seconds + " s";
    }

    /**
     * Writes a duration as ISO-8601, whole days as days: {@code PT30M}, {@code P5D}. {@link #read} reads it back.
     *
     * @param duration the duration
     * @return the text
     */
    public static String iso(Duration duration) {
        boolean wholeDays = !duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()));
        return wholeDays ? "P" + duration.toDays() + "D" : duration.toString();
    }

    private static Optional<Duration> unit(String name) {
        return switch (name) {
            case "s", "sec", "second", "seconds" -> Optional.of(Duration.ofSeconds(1));
            case "min", "minute", "minutes" -> Optional.of(Duration.ofMinutes(1));
            case "h", "hour", "hours" -> Optional.of(Duration.ofHours(1));
            case "d", "day", "days" -> Optional.of(Duration.ofDays(1));
            case "week", "weeks" -> Optional.of(Duration.ofDays(7));
            default -> Optional.empty();
        };
    }
}
