package io.incidentkit.connector.written;

import java.time.LocalTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A time of the day as people write it, such as {@code 14:32}, {@code 2:32 pm}, {@code 14h32}, {@code 14.32 Uhr} or {@code 1432 UTC}.
 *
 * @param hour the hour as written
 * @param minute the minute
 * @param second the second
 * @param half whether it is before or after noon, as written; empty if that is not said
 * @param start where it begins in the text
 * @param end where it ends in the text
 */
record TimeOfDay(int hour, int minute, int second, Optional<String> half, int start, int end) {
    private static final String UNIT = "\\b(?!\\s+(?:of|after|later|long|before|ago|in|outage|downtime)\\b)";
    private static final String SAYS_CLOCK = "\\s?(?:(?:hrs?|h)" + UNIT + "|uhr\\b)";
    private static final String COLON = "(?:[:h\u6642\u65F6\u70B9]|\\s?h\\s(?=\\d\\d" + UNIT
            + "))(?<minute>\\d{2})(?:[:.](?<second>\\d{2})(?:[.,]\\d{1,9})?)?\u5206?(?:\\s?(?:hrs?|hs|h|uhr)\\b)?"
            + "(?!\\s?(?:hours?|min(?:ute)?s?)\\b|m(?![\\p{L}])|\\s+(?:later|ago|long|of (?:downtime|outage))\\b)";
    /** A number of something else: an amount, or a version of which a sentence speaks. */
    private static final String NUMBER =
            "(?!x\\b|\\s*(?:%|percent|pro[cz]ent|[kKMGT]i?B\\b|m?s\\b|min|hour|sec|h\\b|[km]\\b|thousand"
                    + "|[mb]illion|eur|usd\\b|[\u20AC$])|\\s+(?:was|were|is|are|has|had|will)\\b)";
    /** A point is that of a clock where a word, a zone or a half of the day says so. */
    private static final String SAID_DOT = "\\.(?<said>\\d{2})(?:[.:](?<saidSecond>\\d{2}))?(?:" + SAYS_CLOCK
            + "|(?=\\s?[(\\[]?(?-i:" + WrittenZone.PATTERN + ")|\\s?[ap]\\.?m\\b))";

    private static final String ANY_DOT =
            "\\.(?<dotted>\\d{2})(?:\\.(?<dottedSecond>\\d{2}))?(?![\\d.]\\d)(?=\\W|$)" + NUMBER;
    /** Else where a sign parts it from the text, where it has four digits, or behind a word that leads to a time. */
    private static final String DOT = "\\.(?<dotted>\\d{2})(?<dottedSecond>(?!))?(?=\\s*[-:,)\\]*|\u2013\u2014]|\\s*$"
            + "|(?<=\\d\\d\\.\\d\\d)\\s+\\D|(?<=\\b(?:um|kl|kl\\.|klo)\\s\\d{1,2}\\.\\d\\d)\\s)" + NUMBER;
    /** Four digits are a time only where something says so: a zone, a sign that parts it from the text, or the end. */
    private static final String PACKED =
            "(?<packed>[0-5]\\d)(?<=\\d{4})(?=(?-i:\\s?(?:UTC|GMT|Z|MES?Z|[A-Z]{1,3}[SDE]?T)\\b)"
                    + "|\\s?(?:hrs?|h|hours" + UNIT
                    + ")\\b|\\s*(?:$|[:|)\\]*_`\u2013\u2014]|-(?!\\d{1,3}\\b)))(?:\\s?(?:hrs?|h|hours)\\b)?";

    /** A length of time, unless the words say the morning. */
    private static final String SPAN =
            "(?!\\s*[%/+]|\\s+(?:d['’]|(?:de|du|des|da|do|dos|sans|sem|sin|apr[èe]s|avant|plus|depois"
                    + "|ap[óo]s|antes|mais|m[áa]s|despu[ée]s|of|after|later|long|before|ago|in|outage|downtime)(?![\\p{L}])"
                    + "(?!\\s+(?:la\\s)?(?:matin|manh[ãa]|ma[ñn]ana))))";

    private static final String HOUR = "\\s?h(?![\\p{L}\\d])" + SPAN;
    /** An hour alone is a time where a word ahead of it or a zone behind it says so. */
    private static final String SAID_HOUR = HOUR
            + "(?:(?<=(?<!\\p{L})(?:[\u00E0\u00C0]s?|vers|d[\u00E8\u00C8]s|pelas|das|a las)\\s\\d{1,2}\\s?h)"
            + "|(?=\\s?[(\\[]?(?-i:" + WrittenZone.PATTERN.replace("?<zone>", "?:") + ")))";

    private static final String HOUR_WITH_UNITS = "\\s?h\\s?(?<united>[0-5]\\d)\\s?min(?![\\p{L}])" + SPAN;
    /** As ISO 8601 writes it without signs, behind a date. */
    private static final String BASIC = "(?<=\\d{8}T\\d{2})(?<basic>[0-5]\\d)(?<basicSecond>[0-5]\\d)?(?=Z|[+-]|\\s|$)";

    private static final String NEVER = "(?!)";
    private static final Pattern AFTERNOON = Pattern.compile("(?i)p|noon|midday");

    private static final Map<ClockStyle, Pattern> TIMES = Stream.of(true, false)
            .flatMap(isDotted -> Stream.of(new ClockStyle(isDotted, true), new ClockStyle(isDotted, false)))
            .collect(Collectors.toUnmodifiableMap(Function.identity(), TimeOfDay::pattern));
    private static final String NAMES = "(?i:noon|midday|midnight)";
    private static final Pattern NAMED = Pattern.compile("(?:12\\s)?(?<half>" + NAMES + ")\\b(?:(?<=12\\s" + NAMES
            + ")|(?=\\s*(?:[-:|)\\]*_,\u2013\u2014\u2192]|$)|\\s\\(?" + WrittenZone.PATTERN.replace("?<zone>", "?:")
            + "))");
    private static final int LONGEST = 60;
    private static final Pattern PACKED_DIGITS = Pattern.compile("\\d{4}(?!\\d)");
    private static final String SAID =
            "(?i:\\s?(?:hrs?|h|hours" + UNIT + "|uhr)\\b)|\\s?(?:UTC|GMT|Z|[A-Z]{1,3}[SDE]?T)\\b|\\s?(?i:[ap]\\.?m\\b)";
    /** Four digits that can be a year. */
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}(?!\\d|[:.]\\d|" + SAID + ")");
    /** Two numbers and behind them what is counted. */
    private static final Pattern COUNTS = Pattern.compile(
            "[1-9]\\d{3}\\s*[-\u2013\u2014]\\s*\\d{1,7}(?!\\d)(?!" + SAID + ")\\s*[%\\p{L}].*", Pattern.DOTALL);

    private static Pattern pattern(ClockStyle style) {
        String dot = style.isDotted() ? ANY_DOT : DOT;
        String hour = style.hasHours() ? HOUR : SAID_HOUR;
        return Pattern.compile(
                "(?<hour>\\d{1,2})(?:" + COLON + "|" + SAID_DOT + "|" + dot + "|" + PACKED
                        + "|" + BASIC + "|(?=\\s?[ap]\\.?m\\b)|\\s?uhr\\b|" + (style.hasHours() ? "" : NEVER)
                        + HOUR_WITH_UNITS + "|"
                        + hour
                        + ")(?!\\d)(?<half>\\s?[ap]\\.?m\\b\\.?|(?<=\\d)[ap]\\b|\\s?(?:noon|midday|midnight)\\b)?",
                Pattern.CASE_INSENSITIVE);
    }

    /**
     * Finds a time at a place of a text.
     *
     * @param style how the writer puts times elsewhere
     */
    static Optional<TimeOfDay> at(String text, int from, ClockStyle style) {
        Matcher matcher = Objects.requireNonNull(TIMES.get(style))
                .matcher(text)
                .region(from, text.length())
                .useTransparentBounds(true)
                .useAnchoringBounds(false);
        if (!matcher.lookingAt()) {
            return named(text, from);
        }
        TimeOfDay time = new TimeOfDay(
                number(matcher.group("hour")),
                number(matcher.group("minute"))
                        + number(matcher.group("said"))
                        + number(matcher.group("dotted"))
                        + number(matcher.group("packed"))
                        + number(matcher.group("united"))
                        + number(matcher.group("basic")),
                number(matcher.group("second"))
                        + number(matcher.group("saidSecond"))
                        + number(matcher.group("dottedSecond"))
                        + number(matcher.group("basicSecond")),
                Optional.ofNullable(matcher.group("half")),
                from,
                matcher.end());
        return Optional.of(time).filter(found -> found.local().isPresent());
    }

    /** Finds an hour by its name, where a sign, a zone or the end says that it is meant as one. */
    private static Optional<TimeOfDay> named(String text, int from) {
        Matcher name = NAMED.matcher(text)
                .region(from, text.length())
                .useTransparentBounds(true)
                .useAnchoringBounds(false);
        return name.lookingAt()
                ? Optional.of(new TimeOfDay(12, 0, 0, Optional.of(name.group("half")), from, name.end()))
                : Optional.empty();
    }

    /** Returns whether it is the end of its day, 24:00. */
    boolean isEndOfDay() {
        return hour == 24 && minute == 0 && second == 0 && half.isEmpty();
    }

    /** Tells whether it is written as four digits that are as well a year, or the first of two counts. */
    boolean canBeNumber(String text) {
        String written = text.substring(start, Math.min(text.length(), start + LONGEST));
        return PACKED_DIGITS.matcher(written).lookingAt()
                && (YEAR.matcher(written).lookingAt() || COUNTS.matcher(written).matches());
    }

    /** Returns the time; empty if there is none of these figures. */
    Optional<LocalTime> local() {
        return local(half);
    }

    /** Returns the time in the half of the day that stands behind another one, such as in {@code 1:00 - 2:00 pm}. */
    Optional<LocalTime> localWith(TimeOfDay other) {
        return half.isPresent() ? local() : local(other.half).or(this::local);
    }

    private Optional<LocalTime> local(Optional<String> half) {
        if (isEndOfDay()) {
            return Optional.of(LocalTime.MIDNIGHT);
        }
        boolean afternoon = half.filter(
                        words -> AFTERNOON.matcher(words.strip()).lookingAt())
                .isPresent();
        int at = half.isPresent() && hour <= 12 ? hour % 12 + (afternoon ? 12 : 0) : hour;
        return at < 24 && minute < 60 && second < 60 ? Optional.of(LocalTime.of(at, minute, second)) : Optional.empty();
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
