package io.incidentkit.connector.written;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
            Map.entry("MST|MDT|MT|Mountain(?: Standard| Daylight)? Time", "America/Denver"),
            Map.entry("CST|CDT|CT", "America/Chicago"),
            Map.entry("EST|EDT|ET|Eastern(?: Standard| Daylight)? Time", "America/New_York"),
            Map.entry("CET|CEST|MEZ|MESZ|Central European(?: Summer)? Time", "Europe/Berlin"),
            Map.entry("EET|EEST", "Europe/Helsinki"),
            Map.entry("WET|WEST", "Europe/Lisbon"),
            Map.entry("BST", "Europe/London"),
            Map.entry("MSK", "Europe/Moscow"),
            Map.entry("IST", "Asia/Kolkata"),
            Map.entry("SGT", "Asia/Singapore"),
            Map.entry("JST", "Asia/Tokyo"),
            Map.entry("KST", "Asia/Seoul"),
            Map.entry("AST|ADT", "America/Halifax"),
            Map.entry("NST|NDT", "America/St_Johns"),
            Map.entry("AKST|AKDT", "America/Anchorage"),
            Map.entry("HST", "Pacific/Honolulu"),
            Map.entry("BRT", "America/Sao_Paulo"),
            Map.entry("CLT|CLST", "America/Santiago"),
            Map.entry("SAST", "Africa/Johannesburg"),
            Map.entry("WAT", "Africa/Lagos"),
            Map.entry("IDT", "Asia/Jerusalem"),
            Map.entry("TRT", "Europe/Istanbul"),
            Map.entry("MYT", "Asia/Kuala_Lumpur"),
            Map.entry("PHT", "Asia/Manila"),
            Map.entry("EAT", "Africa/Nairobi"),
            Map.entry("PKT", "Asia/Karachi"),
            Map.entry("ICT", "Asia/Bangkok"),
            Map.entry("WIB", "Asia/Jakarta"),
            Map.entry("HKT", "Asia/Hong_Kong"),
            Map.entry("AWST", "Australia/Perth"),
            Map.entry("ACST|ACDT", "Australia/Adelaide"),
            Map.entry("AEST|AEDT", "Australia/Sydney"),
            Map.entry("NZST|NZDT", "Pacific/Auckland"));
    private static final Map<Pattern, ZoneId> ZONES = REGIONS.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(
                    region -> Pattern.compile(region.getKey()), region -> ZoneId.of(region.getValue())));
    private static final Set<String> UNIVERSAL = Set.of("UTC", "GMT", "Z", "ZULU");

    /** Those that are no word of a language in small letters: EST and IST are. */
    private static final String SMALL = "(?i:PST|PDT|MDT|CDT|EDT|CEST|CET|MESZ|MEZ|AEST|AEDT|JST|KST|NZST|NZDT|HKT)";

    private static final String NAMES = REGIONS.keySet().stream().collect(Collectors.joining("|"));

    /** The zone right behind a time; what is read lies in the group {@code zone}. */
    static final String PATTERN =
            "(?<zone>(?i:UTC|GMT)(?:\\s?[+-]\\d{1,2}(?::?\\d{2})?(?!\\d))?|(?:" + NAMES + "|" + SMALL + ")|"
                    + "(?:US|Africa|America|Asia|Atlantic|Australia|Europe|Pacific)/[A-Z][A-Za-z_]{2,30}|[Zz]ulu|ZULU|Z|(?<=\\d)z)(?![\\p{L}\\d])";

    private static final Pattern SOMEWHERE = Pattern.compile("(?<![\\p{L}\\d])" + PATTERN);
    private static final Pattern ALL_TIMES =
            Pattern.compile("(?i:all times|times are|time ?zone|times in)[^\\n]{0,60}?(?<![\\p{L}\\d])" + PATTERN);
    private static final String TIME = "(?: (?:[Ss]tandard|[Dd]aylight|[Ss]ummer|[Ll]ocal))? [Tt]ime\\b";
    private static final String SIGN = "(?=\\s*(?:[)\\]:;,|\u2013\u2014\u2192>]|-(?!\\p{L})|$))";
    private static final String PLACE = "\\p{L}[\\p{L}_.'/-]*(?: \\p{L}[\\p{L}.'-]*){0,2}?";

    /** A place behind a time: in brackets, or with the word time behind it, or ahead of a sign. */
    private static final Pattern BESIDE_TIME = Pattern.compile("\\s?(?:[(\\[](?<inside>" + PLACE + ")(?:" + TIME
            + ")?[)\\]]|(?<timed>" + PLACE + ")" + TIME + "|(?<alone>" + PLACE + ")" + SIGN + ")");
    /** Words that look like a zone behind a time and are not known as one. */
    private static final Pattern UNKNOWN = Pattern.compile("\\s?[(\\[]?(?<word>[A-Z]{2,4}T(?=[)\\]]|" + SIGN
            + ")|(?:\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+)?|[Ll]ocal)" + TIME + "(?=[)\\]]|" + SIGN + "))");
    /** A sentence, a remark in brackets or a fact on the zone of the times. */
    private static final Pattern STATEMENT = Pattern.compile(
            "(?m)(?:^|[(\\[.*_>|-])\\s*(?i:(?:note|nb):?\\s*)?(?i:(?:all|the|every|each|any)\\s+)?(?i:time ?zones?|times?(?:tamps)?)(?:\\*\\*)?"
                    + "(?i: (?:below|here|shown|listed|given|mentioned|stated|in this (?:document|report|timeline)))*"
                    + "(?i:\\s+(?:are|is|were))?(?i:\\s+(?:all|given|shown|stated|listed|noted|recorded))*"
                    + "(?:\\s*[:=](?:\\*\\*)?|(?i:\\s+in)|)\\s+(?i:the\\s+)?(?<place>\\p{L}[^\\n.;:,()\\[\\]|*]{1,40})");

    private static final Pattern IN_WORDS =
            Pattern.compile("[(\\[](?:[Aa]ll )?(?:[Tt]imes? )?(?:in )?([^()\\[\\]]{2,40})[)\\]]|(?:^|\\s)("
                    + "\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+)?)" + TIME);
    private static final Pattern SEPARATOR = Pattern.compile("\\s*[,;/]\\s*(?:in\\s)?");

    /** India, Israel and Ireland; America and China; Britain and Bangladesh. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("(?:\\d|\\b[aApP][mM]|\\bin|[tT]imes?|\\()\\s?(IST|CST|BST)(?![\\p{L}\\d])");

    private static final Pattern TIME_BEHIND = Pattern.compile(TIME + ".*|\\s+[Tt]ime ?[Zz]one.*");
    private static final Pattern AROUND_PLACE = Pattern.compile(
            "(?i)\\A(?:local (?:times? )?(?:to|in|of)|relative to|based on|according to)\\s+|\\s+(?:unless|except|if not|where not|when not)\\b.*");
    private static final Pattern OFFSET = Pattern.compile("(?i:UTC|GMT)\\s?([+-])(\\d{1,2}):?(\\d{2})?");

    private WrittenZone() {}

    /** Finds the first zone in a text that speaks of times, such as a heading or a column's head. */
    public static Optional<ZoneId> in(String text) {
        Matcher matcher = SOMEWHERE.matcher(WrittenDate.common(text));
        if (matcher.find()) {
            return of(matcher.group("zone"));
        }
        Matcher place = IN_WORDS.matcher(text);
        return place.find()
                ? SEPARATOR
                        .splitAsStream(place.group(1) == null ? place.group(2) : place.group(1))
                        .flatMap(words -> ZoneNames.ofPlace(place(words)).stream())
                        .findFirst()
                : Optional.empty();
    }

    /** Finds the zone that a text says all its times are in. */
    public static Optional<ZoneId> ofAllTimes(String text) {
        Matcher matcher = ALL_TIMES.matcher(WrittenDate.common(text));
        return matcher.find()
                ? of(matcher.group("zone"))
                : STATEMENT
                        .matcher(text)
                        .results()
                        .flatMap(found -> ZoneNames.ofPlace(place(found.group(1))).stream())
                        .findFirst();
    }

    /** Finds the words by which a text says where its times are from, if that is no place with a known zone. */
    public static Optional<String> unknownOfAllTimes(String text) {
        if (ofAllTimes(text).isPresent()) {
            return Optional.empty();
        }
        return STATEMENT
                .matcher(text)
                .results()
                .map(found -> found.group(1).strip())
                .filter(words -> TIME_BEHIND.matcher(words).find() || words.equalsIgnoreCase("local"))
                .findFirst();
    }

    /** Finds abbreviations that stand for several zones, each with the region that it was taken for. */
    public static Map<String, String> ambiguousIn(String text) {
        Map<String, String> found = new TreeMap<>();
        AMBIGUOUS
                .matcher(text)
                .results()
                .forEach(name -> of(name.group(1)).ifPresent(zone -> found.put(name.group(1), zone.getId())));
        return found;
    }

    private static String place(String words) {
        String bare = AROUND_PLACE.matcher(words.strip()).replaceAll("");
        return TIME_BEHIND.matcher(bare).replaceFirst("").strip();
    }

    /**
     * A place that stands behind a time.
     *
     * @param zone its zone
     * @param from where the time ends in the text
     * @param end where its name ends
     */
    record Beside(ZoneId zone, int from, int end) {}

    /** Finds a zone in words behind a time: {@code Eastern -}, {@code (Berlin)}, {@code New York time}. */
    static Optional<Beside> beside(CharSequence text, int at) {
        Matcher matcher = BESIDE_TIME.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        Optional<ZoneId> zone = Optional.ofNullable(matcher.group("inside"))
                .or(() -> Optional.ofNullable(matcher.group("timed")))
                .flatMap(ZoneNames::ofPlace)
                // A city alone is as well where something happens.
                .or(() -> Optional.ofNullable(matcher.group("alone")).flatMap(ZoneNames::ofWord));
        return zone.map(found -> new Beside(found, at, matcher.end()));
    }

    /** Finds a city alone behind a time. */
    static Optional<Beside> cityBeside(CharSequence text, int at) {
        Matcher matcher = BESIDE_TIME.matcher(text).region(at, text.length());
        return Optional.of(matcher)
                .filter(Matcher::lookingAt)
                .map(found -> found.group("alone"))
                .flatMap(ZoneNames::ofCity)
                .map(zone -> new Beside(zone, at, matcher.end()));
    }

    /** Finds what looks like the name of a zone behind a time. */
    static Optional<String> unknownBeside(CharSequence text, int at) {
        Matcher matcher = UNKNOWN.matcher(text).region(at, text.length());
        Matcher place = BESIDE_TIME.matcher(text).region(at, text.length());
        return matcher.lookingAt()
                ? Optional.of(matcher.group("word"))
                : Optional.of(place)
                        .filter(Matcher::lookingAt)
                        .map(found -> found.group("alone"))
                        .filter(words -> ZoneNames.ofPlace(words).isPresent());
    }

    /** Reads one zone. */
    public static Optional<ZoneId> of(String name) {
        boolean isShort = name.chars().allMatch(Character::isLetter);
        String written = isShort ? name.toUpperCase(Locale.ROOT) : name;
        Matcher offset = OFFSET.matcher(written);
        if (offset.matches()) {
            return offset(
                    offset.group(1),
                    Integer.parseInt(offset.group(2)),
                    offset.group(3) == null ? "0" : offset.group(3));
        }
        if (UNIVERSAL.contains(written)) {
            return Optional.of(ZoneOffset.UTC);
        }
        if (written.indexOf('/') > 0) {
            return ZoneId.getAvailableZoneIds().contains(written) ? Optional.of(ZoneId.of(written)) : Optional.empty();
        }
        return ZONES.entrySet().stream()
                .filter(zone -> zone.getKey().matcher(written).matches())
                .map(Map.Entry::getValue)
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
