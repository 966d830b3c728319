package io.incidentkit.connector.written;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the date and time at the beginning of a text, in any of the ways in which people write them. */
public final class WrittenTime {
    private static final Pattern DAY_IN = Pattern.compile("(?<![\\p{L}\\p{N}])(?=[\\p{L}\\p{N}])");

    private final String text;
    private final String common;
    private int at;
    private @Nullable WrittenDate date;
    private @Nullable DayOfWeek weekday;
    private @Nullable Integer daysOn;
    private @Nullable LocalTime time;
    private boolean endsDay;
    private @Nullable ZoneId zone;
    private @Nullable String unknownZone;
    private Optional<WrittenZone.Beside> city = Optional.empty();
    private final ClockStyle style;

    /** The marks that are open still. */
    private String open = "";

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

    /**
     * Finds the day that a heading is of, which no time follows, such as in {@code Timeline, day 2} and {@code Timeline (March 6)}.
     *
     * @param heading the heading, a short one
     */
    public static Optional<WrittenMoment> dayIn(String heading) {
        return DAY_IN.matcher(heading)
                .results()
                .flatMap(parted -> atStartOf(heading.substring(parted.end())).stream())
                .filter(WrittenMoment::isDayAlone)
                .findFirst();
    }

    private Optional<WrittenMoment> find() {
        Matcher opening = matcher(TimeWords.OPENING);
        opening.lookingAt();
        at = opening.end();
        int start = at;
        open = opening.group("outer") + opening.group("inner");
        Matcher words = matcher(TimeWords.WORDS);
        at = words.lookingAt() ? words.end() : at;
        Optional<DayWords> ahead = DayWords.ahead(common, at);
        daysOn = ahead.map(DayWords::daysOn).orElse(null);
        at = ahead.map(DayWords::end).orElse(at);
        date = day();
        int afterDate = at;
        String marks = open;
        if (date != null) {
            open = openBehind(open, skip(TimeWords.BETWEEN));
        } else {
            weekday();
        }
        if (!clock()) {
            open = marks;
            at = afterDate;
            weekday = null;
            dayAlone();
        }
        if (date == null && time == null && !isAlone()) {
            return Optional.empty();
        }
        WrittenMoment found = withCity(start);
        String signs = opening.group("signs");
        return Optional.of(signs == null ? found : signed(found, signs));
    }

    /** Reads the words behind a date, or in place of one, if no time follows them. */
    private void dayAlone() {
        if (date == null) {
            Matcher alone = matcher(TimeWords.WEEKDAY_ALONE);
            if (alone.lookingAt()) {
                weekday = daysOn == null ? dayOfWeek(alone.group(1)) : null;
                at = alone.end();
            }
        } else {
            skip(TimeWords.DAY_OF_WEEK);
            daysBehind();
        }
    }

    /** A day without a date is one only where nothing else stands. */
    private boolean isAlone() {
        return (daysOn != null || weekday != null) && text.substring(at).chars().noneMatch(Character::isLetterOrDigit);
    }

    private void daysBehind() {
        Optional<DayWords> behind = DayWords.behind(common, at);
        at = behind.map(DayWords::end).orElse(at);
        daysOn = behind.map(DayWords::daysOn).orElse(daysOn);
    }

    private String skip(Pattern pattern) {
        Matcher matcher = matcher(pattern);
        boolean isThere = matcher.lookingAt();
        at = isThere ? matcher.end() : at;
        return isThere ? matcher.group() : "";
    }

    /** Marks that are closed between a date and its time are not open any more, and others are. */
    private static String openBehind(String open, String between) {
        StringBuilder left = new StringBuilder(open);
        Matcher marks = TimeWords.MARKS.matcher(between);
        while (marks.find()) {
            String closed = TimeWords.CLOSED.getOrDefault(marks.group(), marks.group());
            int from = left.length() - closed.length();
            if (from >= 0 && left.substring(from).equals(closed)) {
                left.setLength(from);
            } else if (closed.equals(marks.group())) {
                left.append(closed);
            }
        }
        return left.toString();
    }

    private static WrittenMoment signed(WrittenMoment found, String signs) {
        return found.behind(
                (signs + " " + found.rest()).strip(),
                found.city().map(behind -> behind.in(behind.written(), (signs + " " + behind.rest()).strip())));
    }

    private @Nullable WrittenDate day() {
        return day(WrittenDate.PATTERN, WrittenDate::of)
                .or(() -> day(WrittenDate.SHORT, WrittenDate::ofShort))
                .or(() -> day(WrittenDate.SHORT_YEAR, WrittenDate::ofShortYear))
                .or(() -> day(WrittenDate.BASIC, WrittenDate::ofBasic))
                .orElse(null);
    }

    private Optional<WrittenDate> day(Pattern pattern, Function<MatchResult, Optional<WrittenDate>> reader) {
        Matcher matcher = matcher(pattern);
        Optional<WrittenDate> found = matcher.lookingAt() ? reader.apply(matcher) : Optional.empty();
        at = found.isPresent() ? matcher.end() : at;
        return found;
    }

    private void weekday() {
        Matcher matcher = matcher(TimeWords.WEEKDAY);
        if (matcher.lookingAt()) {
            weekday = dayOfWeek(matcher.group(1));
            at = matcher.end();
        }
    }

    private static DayOfWeek dayOfWeek(String name) {
        String shortly = name.substring(0, 3).toLowerCase(Locale.ROOT);
        return DayOfWeek.of("montuewedthufrisatsun".indexOf(shortly) / 3 + 1);
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
        daysBehind();
        dayBehind();
        return true;
    }

    private void zone() {
        if (zone == null) {
            open = openBehind(open, skip(TimeWords.CLOSED_AHEAD));
        }
        Matcher matcher = matcher(TimeWords.ZONE);
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

    /** 09:00-11:00 is a range; 14:32-05:00 can't be one, behind a date, nor can 14:32 -0500. */
    private void offset() {
        Matcher matcher = matcher(TimeWords.OFFSET);
        if (time == null || !matcher.lookingAt()) {
            return;
        }
        int hours = Integer.parseInt(matcher.group(3));
        boolean isParted = !matcher.group(1).isEmpty();
        if (isParted && matcher.group(4) == null) {
            return;
        }
        boolean isBehind = date != null || isParted;
        if (matcher.group(2).equals("+") || (isBehind && hours < time.getHour())) {
            String minutes = matcher.group(4) == null ? "0" : matcher.group(4);
            zone = WrittenZone.offset(matcher.group(2), hours, minutes).orElse(null);
            at = zone == null ? at : matcher.end();
        }
    }

    private void range(TimeOfDay from) {
        Matcher to = matcher(TimeWords.TO);
        if (!to.lookingAt()) {
            return;
        }
        int before = at;
        at = to.end();
        if (day() != null) {
            Matcher between = matcher(TimeWords.BETWEEN);
            at = between.lookingAt() ? between.end() : at;
        }
        Optional<TimeOfDay> end = TimeOfDay.at(common, at, style);
        at = end.map(TimeOfDay::end).orElse(before);
        end.flatMap(from::localWith).ifPresent(local -> time = local);
    }

    private void dayBehind() {
        Matcher between = matcher(TimeWords.DAY_BEHIND);
        if (date == null && between.lookingAt()) {
            int before = at;
            at = between.end();
            date = day();
            boolean inBrackets = date != null && between.group().contains("(") && text.startsWith(")", at);
            at = date == null ? before : at + (inBrackets ? 1 : 0);
        }
    }

    private WrittenMoment withCity(int start) {
        WrittenMoment found = found(start);
        if (city.isEmpty()) {
            return found;
        }
        at = city.get().from();
        String name = text.substring(at, city.get().end()).strip();
        at = city.get().end();
        boolean isAloof = text.substring(at).stripLeading().matches("(?s)[:,\uFF1A\uFF0C].*");
        WrittenMoment beside = found(start);
        CityBehind behind = new CityBehind(name, city.get().zone(), isAloof, beside.written(), beside.rest());
        return found.behind(found.rest(), Optional.of(behind));
    }

    /** Markup that is opened before the time and not closed behind it goes on in the text. */
    private WrittenMoment found(int start) {
        int end = at;
        Matcher link = matcher(TimeWords.LINK_END);
        String written;
        String opened = open;
        if (open.endsWith("[") && link.lookingAt()) {
            at = link.end();
            written = "[" + text.substring(start, at);
            opened = open.substring(0, open.length() - 1);
        } else {
            written = TimeWords.MARKUP.matcher(text.substring(start, end)).replaceAll("");
        }
        int from = at;
        String left = skipEnd(opened);
        boolean parted = text.substring(from, at).chars().anyMatch(c -> TimeWords.PARTING.indexOf(c) >= 0);
        return new WrittenMoment(
                Optional.ofNullable(date),
                Optional.ofNullable(weekday),
                Optional.ofNullable(daysOn),
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
                boolean arrow = c == '>' && "-=".indexOf(text.charAt(at - 1)) >= 0;
                if ((parted && c != '-' && !arrow) || TimeWords.PARTING.indexOf(c) < 0) {
                    break;
                }
                parted = true;
            }
        }
        return left.toString();
    }

    private static char closing(char open) {
        return open == '[' ? ']' : open == '(' ? ')' : open == '<' ? '>' : open;
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(common)
                .region(at, text.length())
                .useTransparentBounds(true)
                .useAnchoringBounds(false);
    }
}
