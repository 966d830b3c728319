package io.incidentkit.postmortem;

import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import io.incidentkit.validation.ObjectReader;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the time until a postmortem is due is counted: over every day, or over the days that the team works. The clock stands
 * still from midnight to midnight, in the team's zone, on a day that is not worked; a day that is worked counts whole. So
 * five days from a Friday at 10:00 end on the next Friday at 10:00, and five days from a Saturday on the Monday after the
 * next weekend at 00:00.
 *
 * <p>Immutable and thread-safe.
 */
public final class PostmortemCalendar {
    private static final Set<DayOfWeek> SATURDAY_AND_SUNDAY =
            Collections.unmodifiableSet(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));

    private final Set<DayOfWeek> weekend;
    private final SortedSet<LocalDate> holidays;

    private PostmortemCalendar(Set<DayOfWeek> weekend, SortedSet<LocalDate> holidays) {
        this.weekend = weekend;
        this.holidays = holidays;
    }

    /** Returns the calendar on which every day counts. */
    public static PostmortemCalendar everyDay() {
        return new PostmortemCalendar(Set.of(), new TreeSet<>());
    }

    /** Returns the calendar on which Monday to Friday count. */
    public static PostmortemCalendar workingDays() {
        return new PostmortemCalendar(SATURDAY_AND_SUNDAY, new TreeSet<>());
    }

    /**
     * Returns this calendar with other days off in each week.
     *
     * @param days the days that are not worked, at most six
     * @return the calendar
     * @throws InvalidInputException if no day is left to work
     */
    public PostmortemCalendar withWeekend(Collection<DayOfWeek> days) {
        Set<DayOfWeek> off = EnumSet.noneOf(DayOfWeek.class);
        off.addAll(days);
        if (off.size() == DayOfWeek.values().length) {
            InputValidator faults = new InputValidator();
            faults.add("weekend", "is the whole week; at least one day is worked");
            faults.throwIfAny();
        }
        return new PostmortemCalendar(Collections.unmodifiableSet(off), holidays);
    }

    /**
     * Returns this calendar with other single days off.
     *
     * @param days the days that are not worked beside the weekends
     * @return the calendar
     * @throws InvalidInputException if a day is out of the range of instants
     */
    public PostmortemCalendar withHolidays(Collection<LocalDate> days) {
        InputValidator faults = new InputValidator();
        SortedSet<LocalDate> off = new TreeSet<>(days);
        off.forEach(day ->
                faults.instant("holidays", day.atStartOfDay(ZoneOffset.UTC).toInstant()));
        faults.throwIfAny();
        return new PostmortemCalendar(weekend, off);
    }

    /**
     * Reads a calendar, as {@link #write} writes it, from a larger document. Without a {@code weekend} that is Saturday and
     * Sunday.
     *
     * @param object its fields, which learn of every fault
     * @return the calendar, or any other after a fault
     */
    public static PostmortemCalendar read(ObjectReader object) {
        return CalendarDocument.read(object);
    }

    /** Returns the calendar as data that {@link #read} reads back: texts, lists and maps. */
    public Map<String, Object> write() {
        return CalendarDocument.write(this);
    }

    /** Returns the days of the week that are not worked, from Monday on. */
    public Set<DayOfWeek> weekend() {
        return weekend;
    }

    /** Returns the single days that are not worked, the earliest first. */
    public SortedSet<LocalDate> holidays() {
        return Collections.unmodifiableSortedSet(holidays);
    }

    /** Returns whether every day counts. */
    public boolean countsEveryDay() {
        return weekend.isEmpty() && holidays.isEmpty();
    }

    /**
     * Returns whether a day is worked.
     *
     * @param day the day
     */
    public boolean isWorked(LocalDate day) {
        return !weekend.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /**
     * Says when a postmortem is due.
     *
     * @param resolved when the incident was resolved
     * @param within how much time there is for it
     * @param zone the team's zone, in which a day begins and ends
     * @return the moment, on a day that is worked; with every day counted it is {@code resolved} plus {@code within}
     */
    public Instant due(Instant resolved, Duration within, ZoneId zone) {
        if (countsEveryDay()) {
            return resolved.plus(within);
        }
        LocalDate day = resolved.atZone(zone).toLocalDate();
        Instant from = resolved;
        Duration left = within;
        while (true) {
            Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
            if (isWorked(day)) {
                Instant due = from.plus(left);
                if (due.isBefore(midnight)) {
                    return due;
                }
                left = Duration.between(midnight, due);
            }
            from = midnight;
            day = day.plusDays(1);
        }
    }

    /** Two calendars are equal if they count the same days. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PostmortemCalendar that
                && weekend.equals(that.weekend)
                && holidays.equals(that.holidays);
    }

    @Override
    public int hashCode() {
        return Objects.hash(weekend, holidays);
    }

    /** Returns what is counted: {@code working days, all but Saturday, Sunday, 2026-12-25}. */
    @Override
    public String toString() {
        return CalendarDocument.words(this);
    }
}
