package io.incidentkit.connector.call;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms in which tools say how long to wait. */
public enum WaitForm {
    /** As RFC 9110 has it for {@code Retry-After}: seconds, also with a fraction, or a moment in one of its three forms of dates. */
    SECONDS_OR_DATE {
        @Override
        Optional<Duration> read(String text, Instant now) {
            Optional<Duration> seconds = SECONDS.read(text, now);
            return seconds.isPresent() ? seconds : httpDate(text, now).map(at -> Duration.between(now, at));
        }
    },
    /** Seconds from now, also with a fraction. */
    SECONDS {
        @Override
        Optional<Duration> read(String text, Instant now) {
            return number(text).map(WaitForm::seconds);
        }
    },
    /** The moment in seconds since 1970. */
    EPOCH_SECONDS {
        @Override
        Optional<Duration> read(String text, Instant now) {
            return number(text).map(at -> seconds(at - now.toEpochMilli() / 1000.0));
        }
    },
    /** The moment in milliseconds since 1970. */
    EPOCH_MILLIS {
        @Override
        Optional<Duration> read(String text, Instant now) {
            return number(text).map(at -> seconds((at - now.toEpochMilli()) / 1000.0));
        }
    },
    /** The moment as ISO 8601 has it. */
    ISO_MOMENT {
        @Override
        Optional<Duration> read(String text, Instant now) {
            try {
                return Optional.of(
                        Duration.between(now, OffsetDateTime.parse(text).toInstant()));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    };

    private static final double LONGEST = 1e9;

    /** The form that is written today. */
    private static final DateTimeFormatter IMF =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);
    /** The form of C's {@code asctime}; a day of one digit has a blank before it. */
    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH);

    /** How long to wait by a text in this form; empty if it is not in it. May be negative. */
    abstract Optional<Duration> read(String text, Instant now);

    private static Optional<Double> number(String text) {
        if (!text.matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?")) {
            return Optional.empty();
        }
        return Optional.of(Double.parseDouble(text));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(Math.max(-LONGEST, Math.min(LONGEST, seconds)) * 1000));
    }

    private static Optional<Instant> httpDate(String text, Instant now) {
        for (DateTimeFormatter form : List.of(IMF, ASCTIME, rfc850(now))) {
            try {
                return Optional.of(LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                // Not in this form.
            }
        }
        return Optional.empty();
    }

    /** Of the years with these two digits it is one that is at most 50 years ahead. */
    private static DateTimeFormatter rfc850(Instant now) {
        int year = now.atOffset(ZoneOffset.UTC).getYear();
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, year - 49)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.SMART);
    }
}
