package io.incidentkit.duty;

import io.incidentkit.validation.InputValidator;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A moment that comes once a week, such as Monday at 09:00. A time that a day leaves out, as clocks go forward, is as much later; one
 * that a day has twice is the first of both. Immutable and thread-safe.
 *
 * @param day the day of the week
 * @param time the time of that day, in whole minutes
 */
public record WeeklyMoment(DayOfWeek day, LocalTime time) {
    /** The form of its text, for people who wrote another one. */
    public static final String EXPECTED = "is no weekly moment; write one such as monday 09:00, or never";

    private static final Pattern FORM = Pattern.compile("([A-Za-z]+)\\s+([0-9]{2}:[0-9]{2})");

    /**
     * Checks the parts.
     *
     * @throws io.incidentkit.validation.InvalidInputException if the time has seconds
     */
    public WeeklyMoment {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(time, "time");
        InputValidator faults = new InputValidator();
        if (!time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
            faults.add("time", "is " + time + "; it is in whole minutes");
        }
        faults.throwIfAny();
    }

    /**
     * Reads a moment, as {@link #toString} writes it.
     *
     * @param text a day and a time, such as {@code monday 09:00}
     * @return the moment; empty if the text is none
     */
    public static Optional<WeeklyMoment> find(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String name = parts.group(1).toUpperCase(Locale.ROOT);
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equals(name))
                .findFirst()
                .flatMap(day -> time(parts.group(2)).map(time -> new WeeklyMoment(day, time)));
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the last such moment that has come.
     *
     * @param now the present moment
     * @param zone the team's zone
     */
    public Instant last(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        Instant last = on(today.with(TemporalAdjusters.previousOrSame(day)), zone);
        return last.isAfter(now) ? on(today.with(TemporalAdjusters.previous(day)), zone) : last;
    }

    /**
     * Returns the first such moment after another one.
     *
     * @param after the other one
     * @param zone the team's zone
     */
    public Instant next(Instant after, ZoneId zone) {
        LocalDate today = after.atZone(zone).toLocalDate();
        Instant next = on(today.with(TemporalAdjusters.nextOrSame(day)), zone);
        return next.isAfter(after) ? next : on(today.with(TemporalAdjusters.next(day)), zone);
    }

    private Instant on(LocalDate date, ZoneId zone) {
        return date.atTime(time).atZone(zone).toInstant();
    }

    /**
     * Returns the name of the week that a moment lies in, such as {@code 2026-W49}: weeks begin on Monday.
     *
     * @param moment the moment
     * @param zone the team's zone
     */
    public static String week(Instant moment, ZoneId zone) {
        LocalDate date = moment.atZone(zone).toLocalDate();
        return "%d-W%02d".formatted(date.get(IsoFields.WEEK_BASED_YEAR), date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** Returns the text that {@link #find} reads, such as {@code monday 09:00}. */
    @Override
    public String toString() {
        return day.name().toLowerCase(Locale.ROOT) + " " + time;
    }
}
