package io.incidentkit.postmortem;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the date and time at the beginning of a text, in any of the ways in which people write them. */
final class WrittenTime {
    private static final String CLOCK =
            "(?:(?<hour>\\d{1,2})(?:[:h](?<minute>\\d{2})(?:[:.](?<second>\\d{2})(?:[.,]\\d{1,9})?)?"
                    + "|\\.(?<dotted>\\d{2})(?=\\s*[-:,)\\]*|\u2013\u2014]|\\s*$|\\s+\\D)(?!\\s*(?:%|[kKMG]?B\\b|m?s\\b|min|hour|sec|h\\b))"
                    + "|(?=\\s?[ap]\\.?m\\b)))(?!\\d)(?<half>\\s?[ap]\\.?m\\b\\.?)?";
    private static final Pattern TIME = Pattern.compile(CLOCK, Pattern.CASE_INSENSITIVE);
    private static final Pattern RANGE =
            Pattern.compile("\\s*(?:-+|\u2013|\u2014|to|until|till)\\s*(?:" + CLOCK + ")", Pattern.CASE_INSENSITIVE);
    private static final Pattern ZONE = Pattern.compile("\\s*[(\\[]?" + WrittenZone.PATTERN + "[)\\]]?");
    private static final Pattern OFFSET = Pattern.compile("\\s?([+-])(\\d{2}):?(\\d{2})(?!\\d)");
    private static final Pattern OPENING = Pattern.compile("[\\s>|\u2022-]*[*_`\\[(]*");
    private static final Pattern WORDS = Pattern.compile(
            "(?:(?:at|by|on|around|about|approx(?:\\.|imately)?|ca\\.?|circa|from|since|early|late|~)\\s*(?=[~\\d]|[a-z])){0,4}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN = Pattern.compile(
            "[\\s,@|_*T\u2013\u2014:-]*(?:(?:at|ca\\.?|circa|around|about|approx(?:\\.|imately)?)\\s+)?~?\\s*");
    private static final Pattern DAY_BEHIND = Pattern.compile("[\\s,(]*(?:on\\s+)?(?=[\\p{L}\\d])");
    private static final Pattern LINK_END = Pattern.compile("\\]\\([^)\\s]*\\)");

    private final String text;
    private final String common;
    private int at;
    private @Nullable WrittenDate date;
    private @Nullable LocalTime time;
    private @Nullable ZoneId zone;

    private WrittenTime(String text) {
        this.text = text;
        this.common = WrittenDate.common(text);
    }

    /**
     * What was found.
     *
     * @param date the date
     * @param time the time of the day
     * @param zone the zone that is written with it
     * @param written all of it, as it is written
     * @param rest the text behind it
     */
    record Found(
            Optional<WrittenDate> date, Optional<LocalTime> time, Optional<ZoneId> zone, String written, String rest) {}

    /** Finds a date, a time or both at the beginning of a Markdown text. */
    static Optional<Found> atStartOf(String text) {
        return new WrittenTime(text).find();
    }

    private Optional<Found> find() {
        Matcher opening = matcher(OPENING);
        opening.lookingAt();
        at = opening.end();
        String open = opening.group().replaceAll("[^*_`\\[(]", "");
        int start = at;
        Matcher words = matcher(WORDS);
        at = words.lookingAt() ? words.end() : at;
        date = day();
        int afterDate = at;
        if (date != null) {
            Matcher between = matcher(BETWEEN);
            at = between.lookingAt() ? between.end() : at;
        }
        if (!clock()) {
            at = afterDate;
        }
        return date == null && time == null ? Optional.empty() : Optional.of(found(start, open));
    }

    private @Nullable WrittenDate day() {
        Matcher matcher = matcher(WrittenDate.PATTERN);
        Optional<WrittenDate> found = matcher.lookingAt() ? WrittenDate.of(matcher) : Optional.empty();
        at = found.isPresent() ? matcher.end() : at;
        return found.orElse(null);
    }

    private boolean clock() {
        Matcher matcher = matcher(TIME);
        if (!matcher.lookingAt()) {
            return false;
        }
        time = time(matcher, matcher.group("half"));
        if (time == null) {
            return false;
        }
        at = matcher.end();
        offset();
        zone();
        range(matcher);
        zone();
        dayBehind();
        return true;
    }

    private void zone() {
        Matcher matcher = matcher(ZONE);
        if (zone == null && matcher.lookingAt()) {
            zone = WrittenZone.of(matcher.group("zone")).orElse(null);
            at = matcher.end();
        }
    }

    /** 09:00-11:00 is a range; 14:32-05:00 can't be one, behind a date. */
    private void offset() {
        Matcher matcher = matcher(OFFSET);
        if (time == null || date == null || !matcher.lookingAt()) {
            return;
        }
        int hours = Integer.parseInt(matcher.group(2));
        if (matcher.group(1).equals("+") || hours < time.getHour()) {
            zone = WrittenZone.offset(matcher.group(1), hours, matcher.group(3)).orElse(null);
            at = zone == null ? at : matcher.end();
        }
    }

    private void range(Matcher from) {
        Matcher matcher = matcher(RANGE);
        if (matcher.lookingAt() && time(matcher, matcher.group("half")) != null) {
            at = matcher.end();
            time = from.group("half") == null && matcher.group("half") != null
                    ? time(from, matcher.group("half"))
                    : time;
        }
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

    private static @Nullable LocalTime time(Matcher matcher, @Nullable String half) {
        int hour = Integer.parseInt(matcher.group("hour"));
        String minutes = matcher.group("minute") != null ? matcher.group("minute") : matcher.group("dotted");
        int minute = minutes == null ? 0 : Integer.parseInt(minutes);
        int second = matcher.group("second") == null ? 0 : Integer.parseInt(matcher.group("second"));
        if (half != null && hour <= 12) {
            boolean afternoon = half.strip().toLowerCase(Locale.ROOT).startsWith("p");
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        return hour < 24 && minute < 60 && second < 60 ? LocalTime.of(hour, minute, second) : null;
    }

    /** Markup that is opened before the time and not closed behind it goes on in the text. */
    private Found found(int start, String open) {
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
        String left = skipEnd(opened);
        return new Found(
                Optional.ofNullable(date),
                Optional.ofNullable(time),
                Optional.ofNullable(zone),
                written.strip(),
                left + text.substring(at).strip());
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
            } else if (!Character.isWhitespace(c)) {
                if ((parted && c != '-') || ":;,|-\u2013\u2014>".indexOf(c) < 0) {
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
