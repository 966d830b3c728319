package io.incidentkit.connector.postmortem;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words by which action items are sorted, and those that stand where nobody is named. */
final class ActionLabels {
    /** The use of an action item, in words. */
    private static final Pattern TYPE = Pattern.compile(
            "prevent(?:ion|ing|ive|ative)?|detect(?:ion|ing|ive)?|mitigat(?:e|ion|ing|ive)|process(?:es)?|respon(?:d|se)"
                    + "|repair|improve(?:ment)?s?|investigat(?:e|ion|ing|ive)|communicat(?:e|ion)s?|document(?:ation)?"
                    + "|monitor(?:ing)?|observability|alert(?:ing|s)?|test(?:ing|s)?|tool(?:ing|s)?|training|recover(?:y)?"
                    + "|diagnos(?:e|is)|clean-?up|follow-?up|fix|learn(?:ing)?|other");

    private static final Pattern SEVERAL = Pattern.compile("\\s*[/,&]\\s*");

    private static final Pattern PRIORITY = Pattern.compile(
            "(?:p|sev-?|prio(?:rity)? ?)[0-5]|(?:very )?(?:high|medium|low)(?:est)?|critical|urgent|minor|major");

    /** The words by which people say that something will not be done. */
    private static final String DROPPED =
            "dropped|cancell?ed|rejected|abandoned|obsolete|won['\u2019]?t[ -]?(?:do|fix)|will not (?:do|fix)|not doing|declined";

    private static final Pattern STATE = Pattern.compile(
            "done|completed?|finished|closed|resolved|open|to-?do|pending|in[ -]progress|planned|ongoing|wip|started|not started|"
                    + DROPPED);

    private static final Pattern WILL_NOT_BE_DONE = Pattern.compile(DROPPED);
    private static final Pattern TICKED = Pattern.compile("[\u2705\u2714\u2713\u2611]\uFE0F?");
    private static final Pattern NOT_TICKED = Pattern.compile("[\u2610\u2B1C\u274C\u2717\u2718]\uFE0F?");

    private static final Pattern NONE = Pattern.compile(
            "(?:none|nothing|n/?a|not applicable|tb[dca]|-+|\u2013|\u2014|\\.{3}|\u2026|no (?:further |open |new )?(?:action|follow-?up)(?: items?)?s?)"
                    + "(?: (?:needed|required|necessary|identified|planned|yet|so far|at this (?:time|point)|for now))*\\s*[.!]?");

    private static final Set<String> NOBODY = Set.of(
            "tbd",
            "tbc",
            "tba",
            "?",
            "??",
            "-",
            "--",
            "\u2013",
            "\u2014",
            "n/a",
            "na",
            "none",
            "nobody",
            "no one",
            "unassigned",
            "unknown",
            "open",
            "owner",
            "name",
            "...",
            "\u2026",
            "to be decided",
            "to be defined");

    private ActionLabels() {}

    static boolean isType(String words) {
        return SEVERAL.splitAsStream(bare(words))
                .allMatch(word -> TYPE.matcher(word).matches());
    }

    /** Whether a word is another form of a type's name, such as prevention of prevent. */
    static boolean isFormOf(String words, String type) {
        String stem = type.endsWith("e") ? type.substring(0, type.length() - 1) : type;
        return isType(words) && bare(words).startsWith(stem);
    }

    static boolean isPriority(String words) {
        return PRIORITY.matcher(bare(words)).matches();
    }

    static boolean isState(String words) {
        return STATE.matcher(bare(words)).matches();
    }

    /** Whether words say that an item will not be done. */
    static boolean isDropped(String words) {
        return WILL_NOT_BE_DONE.matcher(bare(words)).matches();
    }

    /** Returns the state that a tick, or a word that is one, stands for; else the words as they are. */
    static String state(String words) {
        return TICKED.matcher(words.strip()).matches()
                ? "done"
                : NOT_TICKED.matcher(words.strip()).matches() ? "open" : words;
    }

    /** Whether a word sorts an item, and so is nobody's name. */
    static boolean isLabel(String words) {
        return isType(words) || isPriority(words) || isState(words);
    }

    /** Whether a word stands where a name should, and is none. */
    static boolean isNobody(String words) {
        return NOBODY.contains(bare(words).replaceAll("^@|^[\\[(<]|[\\])>]$", ""));
    }

    /** Whether words say that there is nothing to be done. */
    static boolean isNone(String words) {
        return NONE.matcher(bare(words)).matches();
    }

    private static String bare(String words) {
        return words.strip().toLowerCase(Locale.ROOT);
    }
}
