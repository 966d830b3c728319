package io.incidentkit.postmortem;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Places the times of one document: what day they belong to, and what zone. Not thread-safe. */
final class Clockwork {
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private final Optional<Boolean> dayFirst;
    private @Nullable LocalDate day;
    private @Nullable LocalDateTime last;
    private int year;
    private ZoneId zone;
    private boolean unplaced;
    private boolean assumed;
    private boolean zoned;

    Clockwork(ZoneId zone, Optional<LocalDate> day, Optional<Boolean> dayFirst) {
        this.zone = zone;
        this.day = day.orElse(null);
        this.year = day.map(LocalDate::getYear).orElse(0);
        this.dayFirst = dayFirst;
    }

    void zone(ZoneId written) {
        zone = written;
        zoned = true;
    }

    void year(int written) {
        year = written;
    }

    /** Takes note of a date for the times that follow. */
    void day(WrittenDate written) {
        Optional<LocalDate> known = written.resolve(year, dayFirst);
        day = known.orElse(null);
        last = null;
        known.ifPresent(date -> year = date.getYear());
    }

    /** Returns whether there was a time that could not be placed. */
    boolean hasUnplaced() {
        return unplaced;
    }

    /** Returns whether there was a time of which only the caller knows the zone. */
    boolean hasAssumedZone() {
        return assumed;
    }

    /** Returns whether the text of a time needs no zone to be read again, as it was said or is the caller's. */
    boolean isPlain(WrittenTime.Found found) {
        return !zoned || found.zone().orElse(zone).getRules().equals(ZoneOffset.UTC.getRules());
    }

    /** Returns the moment of a time; empty if its day is not known. */
    Optional<Instant> place(WrittenTime.Found found) {
        found.date().ifPresent(this::day);
        if (found.time().isEmpty()) {
            return Optional.empty();
        }
        if (day == null) {
            unplaced = true;
            return Optional.empty();
        }
        LocalDateTime at = LocalDateTime.of(day, found.time().get());
        if (found.date().isEmpty() && last != null && at.isBefore(last.minus(HALF_A_DAY))) {
            // Past midnight the writer goes on without a new date.
            at = at.plusDays(1);
            day = at.toLocalDate();
        }
        last = at;
        assumed |= !zoned && found.zone().isEmpty();
        return Optional.of(at.atZone(found.zone().orElse(zone)).toInstant()).filter(PostmortemChecks::isKept);
    }
}
