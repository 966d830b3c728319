package io.incidentkit.connector.written;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which day of a timeline it is, where that stands in place of a date: {@code Day 2}, {@code D+1}, {@code next day}.
 *
 * @param daysOn how many days after the first one
 * @param end where the words end in the text
 */
record DayWords(int daysOn, int end) {
    private static final String NEXT = "(?:on\\s)?(?:the\\s)?(?:next|following)\\s(?:day|morning)";

    private static final Pattern AHEAD = Pattern.compile(
            "(?:day\\s?(?<nth>\\d{1,2})|d\\s?\\+\\s?(?<after>\\d{1,2})|(?:t\\s?)?\\+(?<days>\\d)\\s?d(?:ays?)?|(?<next>"
                    + NEXT + "))(?![\\p{L}\\d:.%])[\\s,:;()\\[\\]*_|\u2013\u2014-]*(?:at\\s(?=\\d))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BEHIND = Pattern.compile(
            "\\s*(?:\\(\\s*(?:d?\\s?\\+(?<after>\\d)(?:\\s?d(?:ays?)?)?|(?<next>" + NEXT
                    + ")|day\\s?(?<nth>\\d{1,2}))\\s*\\)|\\+(?<days>\\d)\\s?d(?:ays?)?(?![\\p{L}\\d]))",
            Pattern.CASE_INSENSITIVE);

    /** Finds such words at a place of a text, ahead of a date or of a time. */
    static Optional<DayWords> ahead(String text, int at) {
        return found(AHEAD.matcher(text), text, at);
    }

    /** Finds such words at a place of a text, behind a date or a time: in brackets, or {@code +1d}. */
    static Optional<DayWords> behind(String text, int at) {
        return found(BEHIND.matcher(text), text, at);
    }

    private static Optional<DayWords> found(Matcher matcher, String text, int at) {
        if (!matcher.region(at, text.length()).lookingAt()) {
            return Optional.empty();
        }
        if (matcher.group("next") != null) {
            return Optional.of(new DayWords(1, matcher.end()));
        }
        if (matcher.group("nth") != null) {
            int nth = Integer.parseInt(matcher.group("nth"));
            return nth == 0 ? Optional.empty() : Optional.of(new DayWords(nth - 1, matcher.end()));
        }
        return Stream.of("after", "days")
                .map(matcher::group)
                .flatMap(Stream::ofNullable)
                .map(days -> new DayWords(Integer.parseInt(days), matcher.end()))
                .findFirst();
    }
}
