package io.incidentkit.connector.written;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The way in which a writer puts times of the day, where the figures alone do not tell that they are times.
 *
 * @param isDotted whether a point parts hours and minutes, so that {@code 9.05} and {@code 9.05.30} are times
 * @param hasHours whether an hour stands alone, so that {@code 10h} is a time
 */
public record ClockStyle(boolean isDotted, boolean hasHours) {
    /** The style of a writer of whom nothing is known: a time has to say that it is one. */
    public static final ClockStyle UNKNOWN = new ClockStyle(false, false);

    private static final ClockStyle BOTH = new ClockStyle(true, true);
    private static final Pattern COLON = Pattern.compile("(?<!\\d)\\d{1,2}[:\uFF1A]\\d{2}");
    private static final Pattern HOUR = Pattern.compile("(?i)(?<!\\d)\\d{1,2}\\s?h\\s?\\d{2}");
    private static final Pattern POINT = Pattern.compile("(?<![\\d.])\\d{1,2}\\.\\d{2}(?![.\\d])");

    /** Returns the style of the language that a document is written in; unknown where too little tells which it is. */
    public static ClockStyle ofLanguage(String document) {
        return switch (LanguageGroup.of(document)) {
            case WITH_POINTS -> new ClockStyle(true, false);
            case WITH_HOURS -> new ClockStyle(false, true);
            case OTHER -> UNKNOWN;
        };
    }

    /**
     * Returns the style of a passage of a document of this style. A point is that of a clock where it is so beyond doubt once; an hour
     * stands alone where it stands with its minutes elsewhere. Neither is so beside clocks with a colon, unless the language has it so.
     *
     * @param lines the passage
     * @param isTimeline whether the passage is a timeline, where three points that may be those of clocks are so
     */
    public ClockStyle in(List<String> lines, boolean isTimeline) {
        boolean hasColons = hasTimes(lines, UNKNOWN, COLON, 1);
        boolean withHours = hasTimes(lines, UNKNOWN, HOUR, 1);
        boolean pointed = !hasColons
                && !withHours
                && (isDotted || hasTimes(lines, UNKNOWN, POINT, 1) || (isTimeline && hasTimes(lines, BOTH, POINT, 3)));
        return new ClockStyle(pointed, hasHours || (withHours && !hasColons));
    }

    private static boolean hasTimes(List<String> lines, ClockStyle style, Pattern clock, int count) {
        return lines.stream()
                        .flatMap(line -> WrittenTime.atStartOf(line.strip(), style).stream())
                        .filter(found -> found.time().isPresent()
                                && clock.matcher(found.written()).find())
                        .limit(count)
                        .count()
                == count;
    }
}
