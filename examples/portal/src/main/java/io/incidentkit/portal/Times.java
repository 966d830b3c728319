package io.incidentkit.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Moments and durations in words, in the team's time zone. */
@Component
final class Times {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter ANY_YEAR = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm:ss zzz", Locale.ENGLISH);

    private final Clock clock;
    private final ZoneId zone;

    Times(Clock clock, PortalProperties properties) {
        this.clock = clock;
        this.zone = properties.zone();
    }

    /** Returns the team's time zone. */
    ZoneId zone() {
        return zone;
    }

    /** Returns the present moment. */
    Instant now() {
        return clock.instant();
    }

    /** Returns the moment, ready to be shown. */
    When when(Instant at) {
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

    /** Returns how long ago something was, such as {@code 23 min}. */
    String since(Instant then) {
        return words(Duration.between(then, clock.instant()));
    }

    /** Returns a duration in its two largest units: {@code 23 min}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
    static String words(Duration duration) {
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
    static String exactly(Duration duration) {
        if (duration.toHours() >= 24 && duration.toHours() % 24 == 0) {
            return duration.toDays() == 1 ? "1 day" : duration.toDays() + " days";
        }
        return words(duration);
    }

    private static String two(long large, String largeUnit, int small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
