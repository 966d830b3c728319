package io.incidentkit.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments in words, to the minute, with the name of their time zone. */
public final class MomentWords {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm zzz", Locale.ENGLISH);

    /** Shown as {@code UTC}; the offset of the same meaning is shown as {@code Z}. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    private MomentWords() {}

    /**
     * Returns a moment such as {@code 2026-03-01 14:37 UTC}.
     *
     * @param moment the moment
     * @param zone the time zone in which it is told
     */
    public static String minute(Instant moment, ZoneId zone) {
        return MINUTE.withZone(zone.equals(ZoneOffset.UTC) ? UTC : zone).format(moment);
    }

    /**
     * Returns a moment in UTC, for where no time zone is known.
     *
     * @param moment the moment
     */
    public static String minute(Instant moment) {
        return minute(moment, UTC);
    }
}
