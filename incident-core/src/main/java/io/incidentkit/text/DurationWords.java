package io.incidentkit.text;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Durations that happened, in words. Each wording is for one kind of reader; none is for a negative duration.
 *
 * <p>A deadline, which is configured in words and read back, is written by
 * {@link io.incidentkit.validation.DurationText#words}.
 */
public final class DurationWords {
    private DurationWords() {}

    /**
     * Returns a figure of a report, rounded to a minute, in its two largest units: {@code 2 h 5 min}, {@code 1 day 3 h}; below
     * half a minute {@code 12 s}.
     *
     * @param time the duration
     */
    public static String figure(Duration time) {
        Duration rounded = Duration.ofMinutes((time.toSeconds() + 30) / 60);
        if (rounded.isZero()) {
            return time.toSeconds() + " s";
        }
        return parts(
                rounded.toDays() + (rounded.toDays() == 1 ? " day" : " days"),
                rounded.toHoursPart() + " h",
                rounded.toMinutesPart() + " min");
    }

    /**
     * Returns the words for a message to customers, who count no days while they wait: {@code 25 h 5 min},
     * {@code less than a minute}.
     *
     * @param time the duration
     */
    public static String message(Duration time) {
        return time.toMinutes() < 1
                ? "less than a minute"
                : parts(time.toHours() + " h", time.toMinutesPart() + " min");
    }

    /**
     * Returns the minutes and seconds of a remark that compares two durations: {@code 125 min}, {@code 0 min 5 s}.
     *
     * @param time the duration
     */
    public static String remark(Duration time) {
        return time.toMinutes() + " min" + (time.toSecondsPart() == 0 ? "" : " " + time.toSecondsPart() + " s");
    }

    /**
     * Returns the words of a postmortem, which counts in whole minutes as the playbook does, and in seconds below one:
     * {@code 47 minutes}, {@code 31 seconds}. Hours are added where minutes alone are hard to read:
     * {@code 125 minutes (2 hours 5 minutes)}.
     *
     * @param time the duration
     */
    public static String postmortem(Duration time) {
        long minutes = time.toMinutes();
        if (minutes == 0 && !time.isZero()) {
            return count(time.toSecondsPart(), "second");
        }
        return minutes < 120
                ? count(minutes, "minute")
                : count(minutes, "minute") + " ("
                        + parts(count(time.toHours(), "hour"), count(time.toMinutesPart(), "minute")) + ")";
    }

    /** The two largest parts that are not none. */
    private static String parts(String... parts) {
        return Stream.of(parts).filter(part -> !part.startsWith("0 ")).limit(2).collect(Collectors.joining(" "));
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
