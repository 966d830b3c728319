package io.incidentkit.connector.written;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A moment that was found in a text.
 *
 * @param date the date
 * @param weekday the day of the week, where that stands in place of a date
 * @param daysOn how many days after the first one it is, where that stands in place of a date
 * @param time the time of the day
 * @param endsDay whether that is written as the 24th hour, and so is the first moment of the next day
 * @param zone the zone that is written with it
 * @param unknownZone what is written with it as a zone and is not known as one; it stays in the text
 * @param written all of it, as it is written
 * @param parted whether a sign parts it from the text behind it
 * @param rest the text behind it
 * @param city a city that stands alone behind the time; it stays in the text
 */
public record WrittenMoment(
        Optional<WrittenDate> date,
        Optional<DayOfWeek> weekday,
        Optional<Integer> daysOn,
        Optional<LocalTime> time,
        boolean endsDay,
        Optional<ZoneId> zone,
        Optional<String> unknownZone,
        String written,
        boolean parted,
        String rest,
        Optional<CityBehind> city) {
    private static final Pattern HALF = Pattern.compile("(?i)\\d\\s?[ap](?:\\.?m\\b|\\b)");

    /** Returns a text without a moment that was understood. */
    public static WrittenMoment nothing(String written, String rest) {
        Optional<LocalTime> none = Optional.empty();
        return new WrittenMoment(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                none,
                false,
                Optional.empty(),
                Optional.empty(),
                written,
                false,
                rest,
                Optional.empty());
    }

    /** Returns the same moment with other words. */
    public WrittenMoment in(String nowWritten, String nowRest) {
        Optional<CityBehind> nowCity = city.map(behind -> behind.in(nowWritten, nowRest));
        return new WrittenMoment(
                date, weekday, daysOn, time, endsDay, zone, unknownZone, nowWritten, parted, nowRest, nowCity);
    }

    WrittenMoment behind(String nowRest, Optional<CityBehind> nowCity) {
        return new WrittenMoment(
                date, weekday, daysOn, time, endsDay, zone, unknownZone, written, parted, nowRest, nowCity);
    }

    /** Returns the same moment in a zone that is said elsewhere, if none is written with it. */
    public WrittenMoment orIn(Optional<ZoneId> elsewhere) {
        Optional<ZoneId> either = zone.or(() -> elsewhere);
        return new WrittenMoment(
                date, weekday, daysOn, time, endsDay, either, unknownZone, written, parted, rest, city);
    }

    /** Returns the same moment in the zone of the city behind it. */
    public WrittenMoment inCity() {
        return city.map(behind -> new WrittenMoment(
                        date,
                        weekday,
                        daysOn,
                        time,
                        endsDay,
                        Optional.of(behind.zone()),
                        Optional.empty(),
                        behind.written(),
                        parted,
                        behind.rest(),
                        Optional.empty()))
                .orElse(this);
    }

    /** Returns whether it says which half of the day it is of, as in {@code 2:32 pm}. */
    public boolean saysHalf() {
        return HALF.matcher(written).find();
    }

    /** Returns whether it is a day and no more, under which others stand. */
    public boolean isDayAlone() {
        return time.isEmpty() && rest.chars().noneMatch(Character::isLetterOrDigit);
    }
}
