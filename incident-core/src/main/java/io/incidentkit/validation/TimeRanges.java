package io.incidentkit.validation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The checks of {@link InputValidator} for days, spans of time and moments that are written. */
final class TimeRanges {
    private static final LocalDate EARLIEST = LocalDate.ofInstant(InputValidator.EARLIEST, ZoneOffset.UTC);
    private static final LocalDate LATEST = LocalDate.ofInstant(InputValidator.LATEST, ZoneOffset.UTC);

    private TimeRanges() {}

    static @Nullable LocalDate date(InputValidator faults, String field, @Nullable LocalDate value) {
        if (value != null && (value.isBefore(EARLIEST) || !value.isBefore(LATEST))) {
            faults.add(field, value + " is out of range; dates lie between " + EARLIEST + " and " + LATEST);
            return null;
        }
        return value;
    }

    static @Nullable Instant instant(InputValidator faults, String field, String text) {
        try {
            return faults.instant(field, OffsetDateTime.parse(text.strip()).toInstant());
        } catch (DateTimeParseException e) {
            faults.add(field, "is not an instant; write ISO-8601 with an offset, such as 2026-03-01T14:32:00Z");
            return null;
        }
    }

    static @Nullable Duration deadline(InputValidator faults, String field, @Nullable Duration value) {
        if (value != null && (value.isZero() || value.isNegative())) {
            faults.add(field, "is " + value + "; a deadline lies after the moment it is counted from");
            return null;
        }
        return window(faults, field, value);
    }

    static @Nullable Duration window(InputValidator faults, String field, @Nullable Duration value) {
        if (value == null) {
            return null;
        }
        if (value.isNegative()) {
            faults.add(field, "is " + value + "; it is not negative");
        } else if (value.compareTo(InputValidator.LONGEST) > 0) {
            faults.add(field, "is " + value + "; at most " + InputValidator.LONGEST.toDays() + " days are kept");
        } else if (!value.equals(value.truncatedTo(ChronoUnit.SECONDS))) {
            faults.add(field, "is " + value + "; it is counted in whole seconds");
        } else {
            return value;
        }
        return null;
    }
}
