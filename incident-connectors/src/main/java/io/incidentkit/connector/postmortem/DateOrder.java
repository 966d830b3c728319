package io.incidentkit.connector.postmortem;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether the writer of a document puts the day before the month, where dates are nothing but numbers. */
final class DateOrder {
    /** Clocks of a country that puts the month first. */
    private static final Pattern MONTH_FIRST = Pattern.compile("\\b(?:P[SD]T|M[SD]T|C[SD]T|E[SD]T|PT|ET)\\b");

    private DateOrder() {}

    /**
     * Returns the order: that of a date which can be read in one way only, else the one in which all dates lie closest
     * together, else the usual one of the place whose time the document gives; empty if nothing tells.
     */
    static Optional<Boolean> isDayFirst(String text) {
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
