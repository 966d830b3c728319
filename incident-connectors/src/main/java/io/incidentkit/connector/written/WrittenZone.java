package io.incidentkit.connector.written;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Time zones as people write them. Who writes PST in July means the clocks of the Pacific coast, so names stand for
 * regions and not for offsets.
 */
public final class WrittenZone {
    private static final Map<String, String> REGIONS = Map.ofEntries(
            Map.entry("PST|PDT|PT|Pacific(?: Standard| Daylight)? Time", "America/Los_Angeles"),
            Map.entry("MST|MDT|Mountain(?: Standard| Daylight)? Time", "America/Denver"),
            Map.entry("CST|CDT|CT", "America/Chicago"),
            Map.entry("EST|EDT|ET|Eastern(?: Standard| Daylight)? Time", "America/New_York"),
            Map.entry("CET|CEST|Central European(?: Summer)? Time", "Europe/Berlin"),
            Map.entry("EET|EEST", "Europe/Helsinki"),
            Map.entry("WET|WEST", "Europe/Lisbon"),
            Map.entry("BST", "Europe/London"),
            Map.entry("MSK", "Europe/Moscow"),
            Map.entry("IST", "Asia/Kolkata"),
            Map.entry("SGT", "Asia/Singapore"),
            Map.entry("JST", "Asia/Tokyo"),
            Map.entry("KST", "Asia/Seoul"),
            Map.entry("AEST|AEDT", "Australia/Sydney"),
            Map.entry("NZST|NZDT", "Pacific/Auckland"));
    private static final String NAMES = REGIONS.keySet().stream().collect(Collectors.joining("|"));

    /** The zone right behind a time; what is read lies in the group {@code zone}. */
    static final String PATTERN = "(?<zone>(?:UTC|GMT)(?:\\s?[+-]\\d{1,2}(?::?\\d{2})?(?!\\d))?|(?:" + NAMES + ")|"
            + "(?:US|Africa|America|Asia|Atlantic|Australia|Europe|Pacific)/[A-Z][A-Za-z_]{2,30}|Z)(?![\\p{L}\\d])";

    private static final Pattern SOMEWHERE = Pattern.compile("(?<![\\p{L}\\d])" + PATTERN);
    private static final Pattern ALL_TIMES =
            Pattern.compile("(?i:all times|times are|time ?zone|times in)[^\\n]{0,60}?(?<![\\p{L}\\d])" + PATTERN);
    private static final Pattern OFFSET = Pattern.compile("(?:UTC|GMT)\\s?([+-])(\\d{1,2}):?(\\d{2})?");

    private WrittenZone() {}

    /** Finds the first zone in a text that speaks of times, such as a heading or a column's head. */
    public static Optional<ZoneId> in(String text) {
        Matcher matcher = SOMEWHERE.matcher(text);
        return matcher.find() ? of(matcher.group("zone")) : Optional.empty();
    }

    /** Finds the zone that a text says all its times are in. */
    public static Optional<ZoneId> ofAllTimes(String text) {
        Matcher matcher = ALL_TIMES.matcher(text);
        return matcher.find() ? of(matcher.group("zone")) : Optional.empty();
    }

    /** Reads one zone. */
    public static Optional<ZoneId> of(String written) {
        Matcher offset = OFFSET.matcher(written);
        if (offset.matches()) {
            return offset(
                    offset.group(1),
                    Integer.parseInt(offset.group(2)),
                    offset.group(3) == null ? "0" : offset.group(3));
        }
        if (written.matches("UTC|GMT|Z")) {
            return Optional.of(ZoneOffset.UTC);
        }
        if (written.indexOf('/') > 0) {
            return ZoneId.getAvailableZoneIds().contains(written) ? Optional.of(ZoneId.of(written)) : Optional.empty();
        }
        return REGIONS.entrySet().stream()
                .filter(region -> written.matches(region.getKey()))
                .map(region -> ZoneId.of(region.getValue()))
                .findFirst();
    }

    /** Reads an offset, if there is one of this size. */
    public static Optional<ZoneId> offset(String sign, int hours, String minutes) {
        try {
            int of = sign.equals("-") ? -1 : 1;
            return Optional.of(ZoneOffset.ofHoursMinutes(of * hours, of * Integer.parseInt(minutes)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
