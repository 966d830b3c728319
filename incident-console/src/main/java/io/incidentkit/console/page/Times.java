package io.incidentkit.console.page;

import io.incidentkit.validation.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Moments and durations in words, in the team's time zone. */
public final class Times {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter ANY_YEAR = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_THIS_YEAR = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_ANY_YEAR = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm:ss zzz", Locale.ENGLISH);

    private final InstantSource clock;
    private final InstantSource seenFrom;
    private final ZoneId zone;

    /**
     * Creates times.
     *
     * @param clock what time it is
     * @param zone the team's time zone
     */
    public Times(InstantSource clock, ZoneId zone) {
        this(clock, clock, zone);
    }

    private Times(InstantSource clock, InstantSource seenFrom, ZoneId zone) {
        this.clock = clock;
        this.seenFrom = seenFrom;
        this.zone = zone;
    }

    /** Returns times that count how long ago something was from a moment in the past. */
    public Times seenFrom(Instant moment) {
        return new Times(clock, InstantSource.fixed(moment), zone);
    }

    /** Returns the team's time zone. */
    public ZoneId zone() {
        return zone;
    }

    /** Returns the present moment. */
    public Instant now() {
        return seenFrom.instant();
    }

    /** Returns the moment, ready to be shown. */
    public When when(Instant at) {
        ZonedDateTime then = at.atZone(zone);
        ZonedDateTime now = clock.instant().atZone(zone);
        boolean today = then.toLocalDate().equals(now.toLocalDate());
        DateTimeFormatter date = then.getYear() == now.getYear() ? THIS_YEAR : ANY_YEAR;
        return new When(
                (today ? TIME : date).format(then),
                today ? "Today" : DAY.format(then),
                TIME.format(then),
                FULL.format(then),
                at.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /**
     * Returns a moment as it is typed into a form, exactly: what is sent back unchanged is the same moment. In an hour that the clock
     * shows twice the offset stands behind it.
     */
    public String typed(Instant at) {
        ZonedDateTime then = at.atZone(zone);
        LocalDateTime local = then.toLocalDateTime();
        boolean twice = zone.getRules().getValidOffsets(local).size() > 1;
        return twice ? local + then.getOffset().getId() : local.toString();
    }

    /** Returns today in the team's zone. */
    public LocalDate today() {
        return now().atZone(zone).toLocalDate();
    }

    /** Returns a day, such as {@code 4 Dec}; with the year if it is another one. */
    public String day(LocalDate day) {
        return (day.getYear() == today().getYear() ? DAY_OF_THIS_YEAR : DAY_OF_ANY_YEAR).format(day);
    }

    /** Returns how long ago something was, such as {@code 23 min}. */
    public String since(Instant then) {
        return words(Duration.between(then, seenFrom.instant()));
    }

    /** Returns a duration in its two largest units: {@code 23 min}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
    public static String words(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes < 1) {
            return "under 1 min";
        }
        if (minutes < 60) {
            return minutes + " min";
        }
        long hours = duration.toHours();
        return hours < 24
                ? two(hours, "h", duration.toMinutesPart(), "min")
                : two(duration.toDays(), "d", duration.toHoursPart(), "h");
    }

    /** Returns a deadline in its largest whole unit: {@code 30 min}, {@code 5 days}. */
    public static String exactly(Duration duration) {
        if (duration.toHours() >= 24 && duration.toHours() % 24 == 0) {
            return DurationText.words(Duration.ofDays(duration.toDays()));
        }
        return words(duration);
    }

    private static String two(long large, String largeUnit, int small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
