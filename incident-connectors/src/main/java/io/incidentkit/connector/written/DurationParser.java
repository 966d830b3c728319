package io.incidentkit.connector.written;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds durations in the words of people, such as {@code 1h 17m}, {@code 1h30}, {@code 1.5 hours} or {@code two hours and ten minutes}. */
public final class DurationParser {
    /** A comma is that of thousands where three figures follow it, else that of a fraction. */
    private static final String NUMBER = "(\\d{1,3}(?:,\\d{3})(?!\\d)|\\d{1,5}(?:[.,]\\d{1,3})?)\\s*";

    private static final String GAP = "[\\s,]*(?:(?:and|und|et|y|e)\\s+)?";
    private static final String WEEKS = "weeks?|wks?|w|wochen?|semaines?|semanas?";
    private static final String DAYS = "days?|d|tagen?|tage?|jours?|d[i\u00ED]as?";
    private static final String HOURS = "hours?|hrs?|h|stunden?|std|heures?|horas?";
    private static final String MINUTES = "minutes?|mins?|m|minuten|minutos?";
    private static final String SECONDS = "seconds?|secs?|s|sekunden?|secondes?|segundos?";

    /** The minutes behind hours need no unit, as in {@code 1h30}; nor does half of one. */
    private static final String BARE =
            "(?:(?<=h|hr|hour|heure|heures)\\s?([0-5]\\d)(?![\\d:.,]|\\s*\\p{L})|(\\s+and a half))?";

    private static final Pattern DURATION = Pattern.compile("(?i)(?<![\\d.,\\p{L}])" + part(WEEKS) + GAP + part(DAYS)
            + GAP + part(HOURS) + BARE + GAP + part(MINUTES) + GAP + part(SECONDS));
    /** No incident is longer. */
    private static final Duration LONGEST = Duration.ofDays(9_999);

    private static final long[] SECONDS_OF = {604_800, 86_400, 3_600, 60, 1_800, 60, 1};
    private static final int HALF = 5;

    /** Numbers in words, where a unit follows. */
    private static final Pattern IN_WORDS = Pattern.compile(
            "(?i)\\b(half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\s+(?=(?:hour|minute|day|week)s?\\b)");

    private static final List<String> WORDS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final Pattern ISO = Pattern.compile("P(?:\\d{1,4}D)?T(?:\\d{1,4}[HMS]){1,3}");

    /** Hours and minutes as a clock shows them, alone in their place. */
    private static final Pattern CLOCK =
            Pattern.compile("(?i)(\\d{1,3}):([0-5]\\d)(?::([0-5]\\d))?(?:\\s*(?:h|hrs?|hours?))?");

    private DurationParser() {}

    private static String part(String units) {
        return "(?:" + NUMBER + "(?:" + units + ")(?!\\p{L})\\.?)?";
    }

    /** Reads a text that is nothing but a duration, such as {@code 1h 17m} or {@code 01:17}; else the first one in it. */
    public static Optional<Duration> of(String text) {
        String bare = text.strip();
        if (ISO.matcher(bare).matches()) {
            return iso(bare);
        }
        Matcher clock = CLOCK.matcher(bare);
        if (!clock.matches()) {
            return first(text);
        }
        String seconds = clock.group(3) == null ? "0" : clock.group(3);
        return Optional.of(
                times(clock.group(1), 3_600).plus(times(clock.group(2), 60)).plus(times(seconds, 1)));
    }

    private static Optional<Duration> iso(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Reads the first duration in a text. */
    public static Optional<Duration> first(String text) {
        Matcher matcher = DURATION.matcher(inFigures(text));
        while (matcher.find()) {
            Duration sum = Duration.ZERO;
            boolean any = false;
            for (int i = 0; i < SECONDS_OF.length; i++) {
                String number = matcher.group(i + 1);
                if (number != null) {
                    any = true;
                    sum = sum.plus(i + 1 == HALF ? Duration.ofMinutes(30) : times(number, SECONDS_OF[i]));
                }
            }
            if (any && sum.compareTo(LONGEST) <= 0) {
                return Optional.of(sum);
            }
        }
        return Optional.empty();
    }

    private static String inFigures(String text) {
        String halves = text.replaceAll("(?<=\\d)\\s?\u00BD", ".5").replace("\u00BD", "0.5");
        return IN_WORDS.matcher(halves).replaceAll(found -> {
            String word = found.group(1).toLowerCase(Locale.ROOT);
            return word.startsWith("half") ? "0.5 " : Math.max(1, WORDS.indexOf(word) + 1) + " ";
        });
    }

    private static Duration times(String number, long seconds) {
        String plain = number.matches("\\d{1,3},\\d{3}") ? number.replace(",", "") : number.replace(',', '.');
        BigDecimal sum = new BigDecimal(plain).multiply(BigDecimal.valueOf(seconds));
        return Duration.ofSeconds(
                sum.longValue(), sum.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }
}
