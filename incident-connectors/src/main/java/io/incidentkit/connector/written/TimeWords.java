package io.incidentkit.connector.written;

import java.util.Map;
import java.util.regex.Pattern;

/** The words and signs that stand around a time, as {@link WrittenTime} reads them. */
final class TimeWords {
    static final Pattern ZONE = Pattern.compile("\\s*(?<open>[(\\[]?)" + WrittenZone.PATTERN);
    static final Pattern OFFSET = Pattern.compile("(\\s?)([+-])(\\d{2})(?::?(\\d{2}))?(?![\\d:])");
    private static final String SIGN = "\\p{So}[\\p{M}\\uFE0F\\u200D]{0,3}|:[a-z][a-z0-9_+-]{1,30}:";
    static final Pattern SIGNS = Pattern.compile("(?:" + SIGN + ")(?:\\s*(?:" + SIGN + ")){0,5}");
    private static final String BULLETS = "(?:[\\s>|\u2022\u2013\u2014\u2192-]++|\\[[ xX]](?=\\s)){0,9}";
    static final Pattern OPENING = Pattern.compile(BULLETS + "(?<outer>(?:[*_`\\[(]|<(?=\\d))*)(?:(?<signs>"
            + SIGNS.pattern() + ")" + BULLETS + ")?(?<inner>[*_`\\[(]*)");
    /** The words ahead of a clock in German, Dutch, Danish, Norwegian, Swedish, Finnish, French, Portuguese, Spanish and Italian. */
    private static final String OTHER_WORDS =
            "(?:um|am|den|le|el|il|em|op|gegen|ab|seit|om|omstreeks|kl\\.?|klo|noin|[\u00E0\u00C0] partir d[e'\u2019]|[\u00E0\u00C0]s?|vers|d[\u00E8\u00C8]s|jusqu['\u2019][\u00E0\u00C0]"
                    + "|(?:desde |at[\u00E9\u00C9] )?(?:as|[\u00E0\u00C0]s|las)|por volta d[ae]s?|cerca d[ae]s?|pelas|das|de|desde|entre|at[\u00E9\u00C9]|(?:a|sobre) las"
                    + "|alle(?: ore)?|dalle(?: ore)?|ore)\\s+(?=[~\\d])";

    static final Pattern WORDS = Pattern.compile(
            "(?:(?:at|by|on|between|around|about|approx(?:\\.|imately)?|ca?\\.|ca|circa|from|since|early|late|[~\u2248])\\s*(?=[~\\d]|[a-z])"
                    + "|" + OTHER_WORDS + "){0,4}",
            Pattern.CASE_INSENSITIVE);
    static final Pattern WEEKDAY = Pattern.compile(
            "(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs?|ur)?(?:day)?[.,]?(?:\\s\\d{1,2}(?:st|nd|rd|th),?)?\\s(?:at\\s)?",
            Pattern.CASE_INSENSITIVE);
    static final Pattern BETWEEN = Pattern.compile(
            "[\\s,]*(?:\\((?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|[\u6708\u706B\u6C34\u6728\u91D1\u571F\u65E5])\\)\\s*)?[\\s,@|_*T`(\\[)\\]\u2013\u2014:-]*"
                    + "(?:(?:at|ca?\\.|ca|circa|around|about|approx(?:\\.|imately)?|" + OTHER_WORDS
                    + ")\\s*)?[~\u2248]?\\s*",
            Pattern.CASE_INSENSITIVE);
    static final Pattern TO = Pattern.compile(
            "\\s*(?:-+>?|[\u2013\u2014\u2192~]|to|until|till|bis|(?:and|[\u00E0\u00C0]s?|as|at[\u00E9\u00C9](?: as| [\u00E0\u00C0]s)?|a(?: las)?|et|e|y)(?=\\s))\\s*");
    static final Pattern DAY_BEHIND = Pattern.compile("[\\s,(]*(?:on\\s+)?(?=[\\p{L}\\d])");
    /** Marks that end between a time and its zone. */
    static final Pattern CLOSED_AHEAD =
            Pattern.compile("[*_`)\\]]{1,4}(?=\\s{0,2}[(\\[]?" + WrittenZone.PATTERN.replace("?<zone>", "?:") + ")");

    /** Marks around a date or a time, each run of one as a whole. */
    static final Pattern MARKS = Pattern.compile("\\*+|_+|`+|[\\[\\]()]");

    static final Map<String, String> CLOSED = Map.of("]", "[", ")", "(");

    /** Marks that end within what is written of a time show nothing there. */
    static final Pattern MARKUP = Pattern.compile("[*`]+");

    static final Pattern LINK_END = Pattern.compile("\\]\\([^)\\s]*\\)");
    static final String PARTING = ":;,|-\uFF1A\uFF0C\u3001\u2013\u2014\u2015>=\u2192\u21D2\u00B7\u2022";

    /** A day of the week in brackets behind a date. */
    static final Pattern DAY_OF_WEEK =
            Pattern.compile("\\s*\\((?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\\.?\\)", Pattern.CASE_INSENSITIVE);

    /** A day of the week and nothing else. */
    static final Pattern WEEKDAY_ALONE =
            Pattern.compile("(mon|tues|wednes|thurs|fri|satur|sun)day(?=[^\\p{L}\\p{N}]*$)", Pattern.CASE_INSENSITIVE);

    private TimeWords() {}
}
