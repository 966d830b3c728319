package io.incidentkit.connector.written;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time that counts from the beginning of an incident: {@code T+5m}, {@code T+00:12}, {@code T0}.
 *
 * @param after how long after the beginning; negative ahead of it
 * @param written as it is written
 * @param rest the text behind it
 */
public record ElapsedTime(Duration after, String written, String rest) {
    private static final Pattern ELAPSED = Pattern.compile(
            "\\A[\\s>*_`(\\[-]*(?<written>T\\s?(?:0(?!\\d)|(?<sign>[+-])\\s?(?:(?<hours>\\d{1,2}):(?<minutes>[0-5]\\d)(?::(?<seconds>[0-5]\\d))?"
                    + "|(?<amount>\\d{1,4}(?:\\s?(?:h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)\\b)?(?:\\s?\\d{1,2}\\s?(?:m|mins?|minutes?|s|secs?|seconds?)\\b)?))))"
                    + "(?![\\p{L}\\d])[*_`)\\]]*\\s*(?:[:|\u2013\u2014-]\\s*)?",
            Pattern.CASE_INSENSITIVE);

    /**
     * Finds such a time at the beginning of a text.
     *
     * @param text the text
     */
    public static Optional<ElapsedTime> atStartOf(String text) {
        Matcher found = ELAPSED.matcher(WrittenDate.common(text));
        if (!found.lookingAt()) {
            return Optional.empty();
        }
        Duration after = length(found);
        boolean isAhead = "-".equals(found.group("sign"));
        return Optional.of(new ElapsedTime(
                isAhead ? after.negated() : after,
                text.substring(found.start("written"), found.end("written")),
                text.substring(found.end()).strip()));
    }

    /** Figures alone are minutes. */
    private static Duration length(Matcher found) {
        String amount = found.group("amount");
        if (amount != null) {
            boolean isBare = amount.chars().allMatch(Character::isDigit);
            return DurationParser.of(isBare ? amount + " min" : amount).orElse(Duration.ZERO);
        }
        if (found.group("hours") == null) {
            return Duration.ZERO;
        }
        String seconds = found.group("seconds") == null ? "0" : found.group("seconds");
        return Duration.ofHours(Long.parseLong(found.group("hours")))
                .plusMinutes(Long.parseLong(found.group("minutes")))
                .plusSeconds(Long.parseLong(seconds));
    }
}
