package io.incidentkit.connector.written;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the time at the end of a line, behind what happened: {@code Alert fires (14:32 UTC)}, {@code **Detected:** 14:32}. */
public final class TimeBehind {
    private static final Pattern LEADS = Pattern.compile(
            "(?:[:@|\u2013\u2014]|\\s-|\\bat|[*_]|\\s(?=\\s)|(?=\\s?[(\\[]))\\s*(?=[(\\[]?[~*_`]{0,2}\\d)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LOOSE_END = Pattern.compile("(?:\\s+(?i:at)|[\\s(\\[@|\u2013\u2014-])+$");
    private static final int LONGEST = 300;

    /** A time with its date, its zone and the sign ahead of it is no longer. */
    private static final int LONGEST_TIME = 60;

    private TimeBehind() {}

    /**
     * Finds the time at the end of a line.
     *
     * @param line the line
     * @param style how the writer puts times of the day
     * @return the time, with what stands ahead of it as the text that belongs to it; empty if nothing leads to a time there
     */
    public static Optional<WrittenMoment> atEndOf(String line, ClockStyle style) {
        if (line.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher leads = LEADS.matcher(line).region(Math.max(0, line.length() - LONGEST_TIME), line.length());
        leads.useTransparentBounds(true);
        while (leads.find()) {
            String ahead = LOOSE_END
                    .matcher(line.substring(0, leads.end()))
                    .replaceAll("")
                    .strip();
            Optional<WrittenMoment> found = WrittenTime.atStartOf(line.substring(leads.end()), style)
                    .filter(time -> time.time().isPresent()
                            && !ahead.isEmpty()
                            && time.rest().chars().noneMatch(Character::isLetterOrDigit));
            if (found.isPresent()) {
                return found.map(time -> time.in(time.written(), ahead));
            }
        }
        return Optional.empty();
    }
}
