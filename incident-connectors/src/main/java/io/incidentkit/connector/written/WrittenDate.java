package io.incidentkit.connector.written;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A date as people write it.
 *
 * @param year the year; 0 if it is not written
 * @param month the month, or the day where the order is not clear
 * @param day the day, or the month where the order is not clear
 * @param unclear whether month and day may be the other way round
 */
public record WrittenDate(int year, int month, int day, boolean unclear) {
    /** So many days lie between two moments of one incident at most, if nothing else tells. */
    private static final int NEAR = 45;

    /** The last year of this century, in two figures, of which no postmortem is. */
    private static final int OLDEST = 12;

    /** The first and the last of the wide forms of what ASCII shows. */
    private static final char WIDE = '\uFF01';

    private static final char WIDEST = '\uFF5E';

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String MONTH = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
            + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
    private static final String WEEKDAY = "(?:(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|"
            + ForeignDates.WEEKDAYS + ")[.,]?\\s+)?";
    private static final String ISO = "(?<!\\d)(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)";
    private static final String NUMBERS = "(?<!\\d)(\\d{1,2})([-/])(\\d{1,2})\\6(\\d{4}|\\d{2})(?![\\d/-])";
    private static final String DOTS = "(?<![\\d.])(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?![\\d.])";
    private static final String YEAR = "(?:,?[\\s-]\\s{0,20}(\\d{4})(?!\\d|:\\d))?";
    private static final String ORDINAL = "(?:st|nd|rd|th)?";
    private static final String MONTH_FIRST = MONTH + "[\\s-]\\s{0,20}(\\d{1,2})" + ORDINAL
            + "(?:\\s?[-\u2013]\\s?\\d{1,2}" + ORDINAL + "(?=,?\\s\\s{0,20}\\d{4}))?(?![\\d:.]\\d|\\d)" + YEAR;
    private static final String DAY_FIRST = "(?<![\\d:])(\\d{1,2})" + ORDINAL + "\\.?(?:\\s?[-\u2013]\\s?\\d{1,2}"
            + ORDINAL + ")?[\\s-]\\s{0,20}(?:of\\s+)?" + MONTH + "(?![\\p{L}])" + YEAR;
    private static final String YEAR_FIRST = "(?<!\\d)(\\d{4})[\\s-]" + MONTH + "[\\s-](\\d{1,2})(?!\\d)";

    /** A date with its day of the week. */
    public static final Pattern PATTERN = Pattern.compile(
            WEEKDAY + "(?:" + ISO + "|" + NUMBERS + "|" + DOTS + "|" + MONTH_FIRST + "|" + DAY_FIRST + "|" + YEAR_FIRST
                    + "|" + ForeignDates.PATTERN + ")",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** A date of three numbers of which the last is the year. */
    static final Pattern NUMBERS_ALONE = Pattern.compile(NUMBERS.replace("\\6", "\\2"));

    /** A day without a year, such as {@code 14/03} or {@code 14.03.}; only ahead of a time it is one. */
    static final Pattern SHORT =
            Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})(?:\\.?(?=,?\\s{1,3}(?:um\\s)?\\d{1,2}[:h]\\d{2})"
                    + "|(?<=\\d\\.\\d{1,2})\\.(?=,?\\s{1,3}(?:(?:um|klo|kl\\.?)\\s)?\\d{1,2}\\.\\d{2}))");

    /** A day with points and two figures of its year, such as {@code 14.03.26}; only ahead of a time it is one. */
    static final Pattern SHORT_YEAR = Pattern.compile(
            "(?<![\\d.])(\\d{1,2})\\.(\\d{1,2})\\.(\\d{2})(?=,?\\s{1,3}(?:(?:um|klo|kl\\.?)\\s)?\\d{1,2}[.:h]\\d{2})");

    /** A day as ISO 8601 writes it without signs; only ahead of a time it is one. */
    static final Pattern BASIC = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(\\d{2})(\\d{2})(?=T\\d{4})");

    private static final Pattern DAY_ALONE = Pattern.compile("(\\d{1,2})(?:/|\\.(?=.*\\.))(\\d{1,2})\\.?");

    private static final Pattern TO = Pattern.compile("\\s*(?:[-\u2013\u2014,&]|and|to|until|through)\\s*");

    /** Reads what {@link #PATTERN} found; empty if there is no such day in any year. */
    static Optional<WrittenDate> of(MatchResult found) {
        if (found.group(1) != null) {
            return real(number(found, 1), number(found, 3), number(found, 4), false);
        }
        if (found.group(5) != null) {
            return isYearFirst(found)
                    ? real(year(found.group(5)), number(found, 7), number(found, 8), false)
                    : numbers(number(found, 5), number(found, 7), year(found.group(8)));
        }
        if (found.group(9) != null) {
            return real(number(found, 11), number(found, 10), number(found, 9), false);
        }
        if (found.group(12) != null) {
            return real(year(found.group(14)), month(found.group(12)), number(found, 13), false);
        }
        if (found.group(18) != null) {
            return real(number(found, 18), month(found.group(19)), number(found, 20), false);
        }
        if (found.group(15) != null) {
            return real(year(found.group(17)), month(found.group(16)), number(found, 15), false);
        }
        return found.group(21) != null
                ? real(year(found.group(23)), ForeignDates.month(found.group(22)), number(found, 21), false)
                : real(year(found.group(24)), number(found, 25), number(found, 26), false);
    }

    /** Reads {@code 26-03-05} as a day of 2026: of 2005 nobody writes any more, and with hyphens the year often stands first. */
    private static boolean isYearFirst(MatchResult found) {
        return found.group(6).equals("-")
                && found.group(8).length() == 2
                && number(found, 5) > OLDEST
                && number(found, 8) <= OLDEST;
    }

    /** Reads what {@link #SHORT} found. */
    static Optional<WrittenDate> ofShort(MatchResult found) {
        return numbers(number(found, 1), number(found, 2), 0);
    }

    /** Reads what {@link #BASIC} found. */
    static Optional<WrittenDate> ofBasic(MatchResult found) {
        return real(number(found, 1), number(found, 2), number(found, 3), false);
    }

    /**
     * Reads a text that is nothing but a day and a month in numbers, such as {@code 4/15} or {@code 15.4.}; only where a day is asked for
     * it is one.
     *
     * @param text the text
     */
    public static Optional<WrittenDate> ofDay(String text) {
        Matcher day = DAY_ALONE.matcher(text.strip());
        return day.matches() ? numbers(number(day, 1), number(day, 2), 0) : Optional.empty();
    }

    /** Reads what {@link #SHORT_YEAR} found. */
    static Optional<WrittenDate> ofShortYear(MatchResult found) {
        return real(year(found.group(3)), number(found, 2), number(found, 1), false);
    }

    /** Returns a text of the same length in which hyphens, blanks, digits and marks of any width are common ones. */
    static String common(String text) {
        StringBuilder common = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u2010' || c == '\u2011' || c == '\u2212') {
                common.setCharAt(i, '-');
            } else if (c == '\u00A0' || (c >= '\u2002' && c <= '\u200A') || c == '\u202F' || c == '\u3000') {
                common.setCharAt(i, ' ');
            } else if (c >= WIDE && c <= WIDEST) {
                common.setCharAt(i, (char) (c - WIDE + '!'));
            }
        }
        return common.toString();
    }

    /** Finds the first full date in a text; the first day of a span has the year of its last. */
    public static Optional<LocalDate> firstIn(String text, Optional<Boolean> dayFirst) {
        String common = common(text);
        Matcher matcher = PATTERN.matcher(common);
        Optional<WrittenDate> before = Optional.empty();
        int end = 0;
        while (matcher.find()) {
            Optional<WrittenDate> date = of(matcher);
            Optional<LocalDate> day = date.flatMap(found -> found.resolve(0, dayFirst));
            if (day.isPresent()) {
                boolean isSpan =
                        TO.matcher(common.substring(end, matcher.start())).matches();
                return before.filter(first -> isSpan)
                        .flatMap(first -> first.resolve(day.get().getYear(), dayFirst))
                        .or(() -> day);
            }
            before = date.filter(found -> found.year() == 0);
            end = matcher.end();
        }
        return Optional.empty();
    }

    /** Reads what {@link #NUMBERS_ALONE} found. */
    static Optional<WrittenDate> ofNumbers(MatchResult found) {
        return numbers(number(found, 1), number(found, 3), year(found.group(4)));
    }

    /**
     * Returns the day, if it can be told.
     *
     * @param defaultYear the year of a date that has none; 0 if there is no such year
     * @param dayFirst whether the writer puts the day before the month, if that is known
     */
    public Optional<LocalDate> resolve(int defaultYear, Optional<Boolean> dayFirst) {
        int in = year == 0 ? defaultYear : year;
        if (in == 0 || (unclear && dayFirst.isEmpty())) {
            return Optional.empty();
        }
        boolean swapped = unclear && dayFirst.orElse(false);
        try {
            return Optional.of(LocalDate.of(in, swapped ? day : month, swapped ? month : day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the day, with the year in which it lies nearest to a known day where none is written: behind 31 December comes 1 January
     * of the next one.
     *
     * @param known a day of the same document
     * @param dayFirst whether the writer puts the day before the month, if that is known
     */
    public Optional<LocalDate> beside(LocalDate known, Optional<Boolean> dayFirst) {
        return IntStream.rangeClosed(known.getYear() - 1, known.getYear() + 1)
                .mapToObj(near -> resolve(near, dayFirst))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(date -> Math.abs(ChronoUnit.DAYS.between(known, date))));
    }

    /**
     * Returns the day of a date whose order is not clear, or that has no year, as the one that lies nearest to a known day.
     *
     * @param known a day of the same document
     */
    public Optional<LocalDate> nearest(LocalDate known) {
        int from = year == 0 ? known.getYear() - 1 : year;
        int to = year == 0 ? known.getYear() + 1 : year;
        return IntStream.rangeClosed(from, to)
                .boxed()
                .flatMap(in -> Stream.of(resolve(in, Optional.of(false)), resolve(in, Optional.of(true))))
                .flatMap(Optional::stream)
                .filter(date -> Math.abs(ChronoUnit.DAYS.between(known, date)) <= NEAR)
                .min(Comparator.comparing(date -> Math.abs(ChronoUnit.DAYS.between(known, date))));
    }

    private static Optional<WrittenDate> numbers(int first, int second, int year) {
        return first > 12
                ? real(year, second, first, false)
                : real(year, first, second, second <= 12 && first != second);
    }

    private static Optional<WrittenDate> real(int year, int month, int day, boolean unclear) {
        boolean real =
                month >= 1 && month <= 12 && day >= 1 && day <= 31 && (year == 0 || (year >= 1990 && year < 2200));
        return real ? Optional.of(new WrittenDate(year, month, day, unclear)) : Optional.empty();
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static int year(@Nullable String digits) {
        if (digits == null) {
            return 0;
        }
        return digits.length() == 2 ? 2000 + Integer.parseInt(digits) : Integer.parseInt(digits);
    }

    private static int month(String name) {
        return MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    }

    /** Tells whether the writer of a document puts the day before the month, where dates are nothing but numbers. */
    public static final class DateOrder {
        /** Clocks of a country that puts the month first. */
        private static final Pattern MONTH_FIRST = Pattern.compile("\\b(?:P[SD]T|M[SD]T|C[SD]T|E[SD]T|PT|ET)\\b");

        private DateOrder() {}

        /**
         * Returns the order: that of a date which can be read in one way only, else the one in which all dates lie closest
         * together, else the usual one of the place whose time the document gives; empty if nothing tells.
         */
        public static Optional<Boolean> isDayFirst(String text) {
            Matcher matcher = WrittenDate.NUMBERS_ALONE.matcher(text);
            Set<WrittenDate> unclear = new LinkedHashSet<>();
            while (matcher.find()) {
                int first = Integer.parseInt(matcher.group(1));
                int second = Integer.parseInt(matcher.group(3));
                if ((first <= 12 && second > 12 && second <= 31) || (second <= 12 && first > 12 && first <= 31)) {
                    return Optional.of(first > 12);
                }
                WrittenDate.ofNumbers(matcher).filter(WrittenDate::unclear).ifPresent(unclear::add);
            }
            if (unclear.isEmpty()) {
                return Optional.empty();
            }
            long dayFirst = span(unclear, true);
            long monthFirst = span(unclear, false);
            return dayFirst != monthFirst ? Optional.of(dayFirst < monthFirst) : byPlace(text);
        }

        private static Optional<Boolean> byPlace(String text) {
            return MONTH_FIRST.matcher(text).find() ? Optional.of(false) : Optional.empty();
        }

        /** How many days lie between the first and the last of the dates. */
        private static long span(Set<WrittenDate> dates, boolean dayFirst) {
            List<LocalDate> days = dates.stream()
                    .flatMap(date -> date.resolve(0, Optional.of(dayFirst)).stream())
                    .sorted()
                    .toList();
            return days.isEmpty() ? 0 : ChronoUnit.DAYS.between(days.get(0), days.get(days.size() - 1));
        }
    }
}
