package io.incidentkit.connector.alert;

import io.incidentkit.validation.InputValidator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a moment as senders write it: RFC 3339, also with a blank for the T, an offset without its colon or a leap second; ISO 8601 without
 * signs; what Go, Java and {@code date} print; RFC 1123; seconds, milliseconds, microseconds or nanoseconds since 1970. A moment without an offset is none: to guess one
 * would be hours off.
 */
public final class AlertMoment {
    private static final Pattern DATE_AND_TIME =
            Pattern.compile("(?<date>\\d{4}(?<sign>[-/])\\d\\d\\k<sign>\\d\\d)[Tt ]"
                    + "(?<minute>\\d\\d:\\d\\d)(:(?<second>\\d\\d)([.,](?<fraction>\\d{1,9})\\d*)?)?"
                    + " ?(?<offset>[Zz]|UTC|GMT|[+-]\\d\\d(:?\\d\\d)?)( [A-Z]{1,5})?( m=\\S+)?(\\[[\\w/+-]{1,40}])?");
    private static final Pattern BASIC =
            Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)(Z|[+-]\\d\\d(?::?\\d\\d)?)");

    /** The form that {@code date} prints. */
    private static final DateTimeFormatter UNIX = DateTimeFormatter.ofPattern(
                    "[EEE ]MMM d HH:mm:ss 'UTC' uuuu", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final Pattern BLANKS = Pattern.compile(" {2,}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,20}([.]\\d{1,20})?([Ee][+]?\\d{1,2})?");

    /** From this number on it can't be seconds any more; a thousand times it, not milliseconds, and so on. */
    private static final BigDecimal NO_SECONDS = BigDecimal.valueOf(100_000_000_000L);

    private static final int LEAP = 60;

    private AlertMoment() {}

    /**
     * Reads a moment.
     *
     * @param given the text
     * @return the moment to the microsecond, or null if the text is none, or one that nobody can mean
     */
    public static @Nullable Instant read(String given) {
        String text = given.strip();
        Instant at = NUMBER.matcher(text).matches() ? sinceTheEpoch(new BigDecimal(text)) : written(text);
        return at == null || at.isBefore(InputValidator.EARLIEST) || !at.isBefore(InputValidator.LATEST)
                ? null
                : at.truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable Instant sinceTheEpoch(BigDecimal number) {
        BigDecimal seconds = number;
        for (int unit = 0; unit < 3 && seconds.compareTo(NO_SECONDS) >= 0; unit++) {
            seconds = seconds.movePointLeft(3);
        }
        if (seconds.compareTo(NO_SECONDS) >= 0) {
            return null;
        }
        BigDecimal whole = seconds.setScale(0, RoundingMode.DOWN);
        return Instant.ofEpochSecond(
                whole.longValue(), seconds.subtract(whole).movePointRight(9).longValue());
    }

    private static @Nullable Instant written(String given) {
        String text = BASIC.matcher(given).replaceFirst("$1-$2-$3T$4:$5:$6$7");
        Matcher parts = DATE_AND_TIME.matcher(text);
        try {
            return parts.matches() ? dateAndTime(parts) : inWords(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant inWords(String text) {
        return text.contains(" UTC ")
                ? Instant.from(UNIX.parse(BLANKS.matcher(text).replaceAll(" ")))
                : OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
    }

    private static Instant dateAndTime(Matcher parts) {
        String second = parts.group("second") == null ? "00" : parts.group("second");
        boolean leap = Integer.parseInt(second) == LEAP;
        String fraction = parts.group("fraction") == null || leap ? "0" : parts.group("fraction");
        // The end of a day is the beginning of the next one.
        boolean ends = parts.group("minute").equals("24:00") && second.equals("00");
        LocalDateTime time = LocalDateTime.parse(parts.group("date").replace('/', '-') + "T"
                + (ends ? "00:00" : parts.group("minute")) + ":" + (leap ? "59" : second) + "." + fraction);
        Instant at = time.toInstant(offset(parts.group("offset").toUpperCase(Locale.ROOT)));
        return ends ? at.plus(1, ChronoUnit.DAYS) : leap ? at.plusSeconds(1) : at;
    }

    private static ZoneOffset offset(String written) {
        return switch (written) {
            case "Z", "UTC", "GMT" -> ZoneOffset.UTC;
            default -> ZoneOffset.of(written);
        };
    }
}
