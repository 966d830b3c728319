package io.incidentkit.postmortem;

import io.incidentkit.markdown.MarkdownSection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments in the playbook's form: always with their offset, so that no zone and no change of clocks makes them unclear. */
final class FormTime {
    private static final DateTimeFormatter MINUTES = format("HH:mm");
    private static final DateTimeFormatter SECONDS = format("HH:mm:ss");
    private static final DateTimeFormatter MICROS = format("HH:mm:ss.SSSSSS");
    private static final String MOMENT =
            "(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{6})?)?)(Z|[+-]\\d\\d:\\d\\d(?::\\d\\d)?)";
    private static final Pattern EXACT = Pattern.compile(MOMENT);
    private static final Pattern WITH_WORDS = Pattern.compile("(" + MOMENT + ")(?: \\((.*)\\))?");

    private FormTime() {}

    private static DateTimeFormatter format(String time) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd " + time + "XXXXX", Locale.ROOT);
    }

    static String write(Instant instant, ZoneId zone) {
        ZonedDateTime at = instant.atZone(zone);
        DateTimeFormatter format = at.getNano() != 0 ? MICROS : at.getSecond() != 0 ? SECONDS : MINUTES;
        return format.format(at);
    }

    static Optional<Instant> read(String text) {
        Matcher matcher = EXACT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            String iso = matcher.group(1) + "T" + matcher.group(2) + matcher.group(3);
            return Optional.of(OffsetDateTime.parse(iso).toInstant()).filter(PostmortemChecks::isKept);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Writes a line's time: the moment if there is one, and in brackets what the document had written. */
    static String write(TimelineLine line, ZoneId zone) {
        String written = line.written();
        if (line.at().isPresent()) {
            return write(line.at().get(), zone) + (written.isEmpty() ? "" : " (" + written + ")");
        }
        boolean unclear = WITH_WORDS.matcher(written).matches() || isInBrackets(written);
        return unclear ? "(" + written + ")" : written;
    }

    /** Reads a line whose time {@link #write(TimelineLine, ZoneId)} wrote. */
    static TimelineLine read(String time, String text) {
        Matcher matcher = WITH_WORDS.matcher(time);
        Optional<Instant> at = matcher.matches() ? read(matcher.group(1)) : Optional.empty();
        if (at.isPresent()) {
            return new TimelineLine(at, matcher.group(5) == null ? "" : matcher.group(5), text);
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
