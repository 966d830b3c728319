package io.incidentkit.connector.written;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the date and time at the beginning of a text, in any of the ways in which people write them. */
public final class WrittenTime {
    private static final Pattern ZONE = Pattern.compile("\\s*(?<open>[(\\[]?)" + WrittenZone.PATTERN);
    private static final Pattern OFFSET = Pattern.compile("\\s?([+-])(\\d{2}):?(\\d{2})(?!\\d)");
    private static final String SIGN = "\\p{So}[\\p{M}\\uFE0F\\u200D]{0,3}|:[a-z][a-z0-9_+-]{1,30}:";
    private static final Pattern SIGNS = Pattern.compile("(?:" + SIGN + ")(?:\\s*(?:" + SIGN + ")){0,5}");
    private static final String BULLETS = "(?:[\\s>|\u2022\u2013\u2014\u2192-]++|\\[[ xX]](?=\\s)){0,9}";
    private static final Pattern OPENING = Pattern.compile(
            BULLETS + "(?<outer>[*_`\\[(]*)(?:(?<signs>" + SIGNS.pattern() + ")" + BULLETS + ")?(?<inner>[*_`\\[(]*)");
    /** The words ahead of a clock in German, Dutch, Danish, Norwegian, Swedish, Finnish, French, Portuguese, Spanish and Italian. */
    private static final String OTHER_WORDS =
            "(?:um|gegen|ab|seit|om|omstreeks|kl\\.?|klo|noin|[\u00E0\u00C0] partir d[e'\u2019]|[\u00E0\u00C0]s?|vers|d[\u00E8\u00C8]s|jusqu['\u2019][\u00E0\u00C0]"
                    + "|(?:desde |at[\u00E9\u00C9] )?(?:as|[\u00E0\u00C0]s|las)|por volta d[ae]s?|cerca d[ae]s?|pelas|das|de|desde|entre|at[\u00E9\u00C9]|(?:a|sobre) las"
                    + "|alle(?: ore)?|dalle(?: ore)?|ore)\\s+(?=[~\\d])";

    private static final Pattern WORDS = Pattern.compile(
            "(?:(?:at|by|on|around|about|approx(?:\\.|imately)?|ca?\\.|ca|circa|from|since|early|late|[~\u2248])\\s*(?=[~\\d]|[a-z])"
                    + "|" + OTHER_WORDS + "){0,4}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WEEKDAY = Pattern.compile(
            "(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs?|ur)?(?:day)?[.,]?(?:\\s\\d{1,2}(?:st|nd|rd|th),?)?\\s(?:at\\s)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN = Pattern.compile(
            "[\\s,@|_*T\u2013\u2014:-]*(?:\\((?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\\)\\s*)?"
                    + "(?:(?:at|ca?\\.|ca|circa|around|about|approx(?:\\.|imately)?|" + OTHER_WORDS
                    + ")\\s*)?[~\u2248]?\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TO = Pattern.compile(
            "\\s*(?:-+>?|[\u2013\u2014\u2192~]|to|until|till|bis|(?:[\u00E0\u00C0]s?|as|at[\u00E9\u00C9](?: as| [\u00E0\u00C0]s)?|a(?: las)?|et|e|y)(?=\\s))\\s*");
    private static final Pattern DAY_BEHIND = Pattern.compile("[\\s,(]*(?:on\\s+)?(?=[\\p{L}\\d])");
    private static final Pattern LINK_END = Pattern.compile("\\]\\([^)\\s]*\\)");
    private static final String PARTING = ":;,|-\uFF1A\uFF0C\u3001\u2013\u2014>\u2192\u00B7\u2022";

    private final String text;
    private final String common;
    private int at;
    private @Nullable WrittenDate date;
    private @Nullable DayOfWeek weekday;
    private @Nullable LocalTime time;
    private boolean endsDay;
    private @Nullable ZoneId zone;
    private @Nullable String unknownZone;
    private Optional<WrittenZone.Beside> city = Optional.empty();
    private final ClockStyle style;

    private WrittenTime(String text, ClockStyle style) {
        this.text = text;
        this.style = style;
        this.common = WrittenDate.common(text);
    }

    /** Finds a date, a time or both at the beginning of a Markdown text. */
    public static Optional<WrittenMoment> atStartOf(String text) {
        return atStartOf(text, ClockStyle.UNKNOWN);
    }

    /**
     * Finds a date, a time or both at the beginning of a Markdown text.
     *
     * @param text the text
     * @param style how the writer puts times of the day
     */
    public static Optional<WrittenMoment> atStartOf(String text, ClockStyle style) {
        return new WrittenTime(text, style).find();
    }

    /**
     * Tells whether a text begins with a time of the day.
     *
     * @param text the text
     * @param style how the writer puts times of the day
     */
    public static boolean begins(String text, ClockStyle style) {
        return atStartOf(text, style).filter(found -> found.time().isPresent()).isPresent();
    }

    private Optional<WrittenMoment> find() {
        Matcher opening = matcher(OPENING);
        opening.lookingAt();
        at = opening.end();
        int start = at;
        Matcher words = matcher(WORDS);
        at = words.lookingAt() ? words.end() : at;
        date = day();
        int afterDate = at;
        if (date != null) {
            Matcher between = matcher(BETWEEN);
            at = between.lookingAt() ? between.end() : at;
        } else {
            weekday();
        }
        if (!clock()) {
            at = afterDate;
            weekday = null;
        }
        if (date == null && time == null) {
            return Optional.empty();
        }
        WrittenMoment found = withCity(start, opening.group("outer") + opening.group("inner"));
        String signs = opening.group("signs");
        return Optional.of(signs == null ? found : signed(found, signs));
    }

    private static WrittenMoment signed(WrittenMoment found, String signs) {
        return found.behind(
                (signs + " " + found.rest()).strip(),
                found.city().map(behind -> behind.in(behind.written(), (signs + " " + behind.rest()).strip())));
    }

    private @Nullable WrittenDate day() {
        Matcher matcher = matcher(WrittenDate.PATTERN);
        Optional<WrittenDate> found = matcher.lookingAt() ? WrittenDate.of(matcher) : Optional.empty();
        if (found.isEmpty()) {
            matcher = matcher(WrittenDate.SHORT);
            found = matcher.lookingAt() ? WrittenDate.ofShort(matcher) : found;
        }
        if (found.isEmpty()) {
            matcher = matcher(WrittenDate.SHORT_YEAR);
            found = matcher.lookingAt() ? WrittenDate.ofShortYear(matcher) : found;
        }
        at = found.isPresent() ? matcher.end() : at;
        return found.orElse(null);
    }

    private void weekday() {
        Matcher matcher = matcher(WEEKDAY);
        if (matcher.lookingAt()) {
            String name = matcher.group(1).toLowerCase(Locale.ROOT);
            weekday = DayOfWeek.of("montuewedthufrisatsun".indexOf(name) / 3 + 1);
            at = matcher.end();
        }
    }

    private boolean clock() {
        Optional<TimeOfDay> from =
                TimeOfDay.at(common, at, style).filter(found -> date != null || !found.canBeNumber(common));
        if (from.isEmpty()) {
            return false;
        }
        time = from.get().local().orElse(null);
        endsDay = from.get().isEndOfDay();
        at = from.get().end();
        offset();
        zone();
        range(from.get());
        zone();
        zoneInWords();
        dayBehind();
        return true;
    }

    private void zone() {
        Matcher matcher = matcher(ZONE);
        if (zone == null && matcher.lookingAt()) {
            zone = WrittenZone.of(matcher.group("zone")).orElse(null);
            at = matcher.end();
            boolean closed =
                    !matcher.group("open").isEmpty() && at < text.length() && ")]".indexOf(text.charAt(at)) >= 0;
            at += closed ? 1 : 0;
        }
    }

    private void zoneInWords() {
        if (zone != null) {
            return;
        }
        Optional<WrittenZone.Beside> beside = WrittenZone.beside(common, at);
        zone = beside.map(WrittenZone.Beside::zone).orElse(null);
        unknownZone = beside.isPresent()
                ? null
                : WrittenZone.unknownBeside(common, at).orElse(null);
        city = beside.isPresent() ? city : WrittenZone.cityBeside(common, at);
        at = beside.map(WrittenZone.Beside::end).orElse(at);
    }

    /** 09:00-11:00 is a range; 14:32-05:00 can't be one, behind a date. */
    private void offset() {
        Matcher matcher = matcher(OFFSET);
        if (time == null || !matcher.lookingAt()) {
            return;
        }
        int hours = Integer.parseInt(matcher.group(2));
        if (matcher.group(1).equals("+") || (date != null && hours < time.getHour())) {
            zone = WrittenZone.offset(matcher.group(1), hours, matcher.group(3)).orElse(null);
            at = zone == null ? at : matcher.end();
        }
    }

    private void range(TimeOfDay from) {
        Matcher to = matcher(TO);
        if (!to.lookingAt()) {
            return;
        }
        int before = at;
        at = to.end();
        if (day() != null) {
            Matcher between = matcher(BETWEEN);
            at = between.lookingAt() ? between.end() : at;
        }
        Optional<TimeOfDay> end = TimeOfDay.at(common, at, style);
        at = end.map(TimeOfDay::end).orElse(before);
        end.flatMap(from::localWith).ifPresent(local -> time = local);
    }

    private void dayBehind() {
        Matcher between = matcher(DAY_BEHIND);
        if (date == null && between.lookingAt()) {
            int before = at;
            at = between.end();
            date = day();
            boolean inBrackets = date != null && between.group().contains("(") && text.startsWith(")", at);
            at = date == null ? before : at + (inBrackets ? 1 : 0);
        }
    }

    private WrittenMoment withCity(int start, String open) {
        WrittenMoment found = found(start, open);
        if (city.isEmpty()) {
            return found;
        }
        at = city.get().from();
        String name = text.substring(at, city.get().end()).strip();
        at = city.get().end();
        boolean isAloof = text.substring(at).stripLeading().matches("(?s)[:,\uFF1A\uFF0C].*");
        WrittenMoment beside = found(start, open);
        CityBehind behind = new CityBehind(name, city.get().zone(), isAloof, beside.written(), beside.rest());
        return found.behind(found.rest(), Optional.of(behind));
    }

    /** Markup that is opened before the time and not closed behind it goes on in the text. */
    private WrittenMoment found(int start, String open) {
        int end = at;
        Matcher link = matcher(LINK_END);
        String written;
        String opened = open;
        if (open.endsWith("[") && link.lookingAt()) {
            at = link.end();
            written = "[" + text.substring(start, at);
            opened = open.substring(0, open.length() - 1);
        } else {
            written = text.substring(start, end);
        }
        int from = at;
        String left = skipEnd(opened);
        boolean parted = text.substring(from, at).chars().anyMatch(c -> PARTING.indexOf(c) >= 0);
        return new WrittenMoment(
                Optional.ofNullable(date),
                Optional.ofNullable(weekday),
                Optional.ofNullable(time),
                endsDay,
                Optional.ofNullable(zone),
                Optional.ofNullable(unknownZone),
                written.strip(),
                parted,
                left + text.substring(at).strip(),
                Optional.empty());
    }

    private String skipEnd(String open) {
        StringBuilder left = new StringBuilder(open);
        boolean parted = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            int last = left.length() - 1;
            boolean closes = last >= 0 && closing(left.charAt(last)) == c;
            if (closes) {
                left.setLength(last);
            } else if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                boolean arrow = c == '>' && text.charAt(at - 1) == '-';
                if ((parted && c != '-' && !arrow) || PARTING.indexOf(c) < 0) {
                    break;
                }
                parted = true;
            }
        }
        return left.toString();
    }

    private static char closing(char open) {
        return open == '[' ? ']' : open == '(' ? ')' : open;
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(common)
                .region(at, text.length())
                .useTransparentBounds(true)
                .useAnchoringBounds(false);
    }
}
