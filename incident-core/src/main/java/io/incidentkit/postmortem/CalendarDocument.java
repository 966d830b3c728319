package io.incidentkit.postmortem;

import io.incidentkit.validation.InvalidInputException;
import io.incidentkit.validation.ObjectReader;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A {@link PostmortemCalendar} as data, and in words. */
final class CalendarDocument {
    private CalendarDocument() {}

    static PostmortemCalendar read(ObjectReader object) {
        PostmortemCalendar calendar = PostmortemCalendar.workingDays();
        List<DayOfWeek> weekend =
                object.values("weekend", CalendarDocument::day, "is not a day of the week, such as saturday");
        List<LocalDate> holidays =
                object.values("holidays", CalendarDocument::date, "is not a date; write one such as 2026-12-25");
        try {
            PostmortemCalendar weekly = weekend == null ? calendar : calendar.withWeekend(weekend);
            return holidays == null ? weekly : weekly.withHolidays(holidays);
        } catch (InvalidInputException e) {
            e.faults().forEach(fault -> object.note(object.at(fault.field()), fault.message()));
            return calendar;
        }
    }

    static Map<String, Object> write(PostmortemCalendar calendar) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(
                "weekend",
                calendar.weekend().stream()
                        .map(day -> day.name().toLowerCase(Locale.ROOT))
                        .toList());
        object.put(
                "holidays",
                calendar.holidays().stream().map(LocalDate::toString).toList());
        return object;
    }

    static String words(PostmortemCalendar calendar) {
        if (calendar.countsEveryDay()) {
            return "calendar days";
        }
        List<String> off = new ArrayList<>();
        calendar.weekend().forEach(day -> off.add(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
        calendar.holidays().forEach(day -> off.add(day.toString()));
        return "working days, all but " + String.join(", ", off);
    }

    private static Optional<DayOfWeek> day(String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equalsIgnoreCase(text))
                .findFirst();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
