package io.incidentkit.postmortem;

import io.incidentkit.markdown.MarkdownSection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moments in the playbook's form: to the minute, with their offset, so that no zone and no change of clocks makes them unclear.
 * What a moment has beyond the minute stands behind it in a comment, and counts as long as the minute is still that one.
 */
final class FormTime {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mmXXXXX", Locale.ROOT);
    private static final String MOMENT =
            "(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{6})?)?)(Z|[+-]\\d\\d:\\d\\d(?::\\d\\d)?)";
    private static final Pattern WITH_WORDS = Pattern.compile(MOMENT + "(?: \\((.*)\\))?" + Form.HIDDEN);

    private FormTime() {}

    static String write(Instant instant, ZoneId zone) {
        return shown(instant, zone) + hidden(instant, zone);
    }

    private static String shown(Instant instant, ZoneId zone) {
        return MINUTES.format(instant.atZone(zone));
    }

    private static String hidden(Instant instant, ZoneId zone) {
        ZonedDateTime at = instant.atZone(zone);
        return at.getSecond() == 0 && at.getNano() == 0 ? "" : Form.hidden(instant.toString());
    }

    static Optional<Instant> read(String text) {
        Matcher matcher = WITH_WORDS.matcher(text);
        return matcher.matches() && matcher.group(4) == null ? moment(matcher) : Optional.empty();
    }

    private static Optional<Instant> moment(Matcher matcher) {
        try {
            String iso = matcher.group(1) + "T" + matcher.group(2) + matcher.group(3);
            OffsetDateTime shown = OffsetDateTime.parse(iso);
            String hidden = matcher.group(5);
            Instant exact = hidden == null ? shown.toInstant() : Instant.parse(hidden);
            boolean isThatMinute = exact.atOffset(shown.getOffset())
                    .truncatedTo(ChronoUnit.MINUTES)
                    .equals(shown);
            return Optional.of(isThatMinute ? exact : shown.toInstant()).filter(PostmortemChecks::isKept);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Writes a line's time: the moment if there is one, and in brackets what the document had written. */
    static String write(TimelineLine line, ZoneId zone) {
        String written = line.written();
        if (line.at().isPresent()) {
            Instant at = line.at().get();
            return shown(at, zone) + (written.isEmpty() ? "" : " (" + written + ")") + hidden(at, zone);
        }
        boolean unclear = WITH_WORDS.matcher(written).matches() || isInBrackets(written);
        return unclear ? "(" + written + ")" : written;
    }

    /** Reads a line whose time {@link #write(TimelineLine, ZoneId)} wrote. */
    static TimelineLine read(String time, String text) {
        Matcher matcher = WITH_WORDS.matcher(time);
        Optional<Instant> at = matcher.matches() ? moment(matcher) : Optional.empty();
        if (at.isPresent()) {
            return new TimelineLine(at, matcher.group(4) == null ? "" : matcher.group(4), text);
        }
        return new TimelineLine(
                Optional.empty(), isInBrackets(time) ? time.substring(1, time.length() - 1) : time, text);
    }

    /** Whether a table can hold a text so that it still reads well: one paragraph, or one line of anything. */
    static boolean fitsInTable(String text) {
        return text.indexOf('\n') < 0 || MarkdownSection.isParagraph(text);
    }

    private static boolean isInBrackets(String text) {
        return text.startsWith("(") && text.endsWith(")") && text.length() > 1;
    }
}
