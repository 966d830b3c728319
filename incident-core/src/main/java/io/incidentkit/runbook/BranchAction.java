package io.incidentkit.runbook;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells, by its first words, whether what follows a comma is done, or goes on with the condition ahead of it. */
final class BranchAction {
    /** Verbs in the imperative, and what stands ahead of one. */
    private static final Set<String> BEGINNINGS =
            Set.of(("add adjust allow apply ask assign attach block bounce bring call cancel"
                            + " change check clean clear close collect configure confirm connect consider contact continue copy cordon create"
                            + " cut deactivate decrease delete demote deploy detach disable disconnect do don't drain drop edit either empty enable"
                            + " ensure escalate evict examine execute expand extend fail failover fall file fix flush follow force free get"
                            + " give go grow identify immediately implement improve increase inform inspect install investigate isolate just"
                            + " keep kill leave let limit log look lower make mark migrate modify mount move never notify open page pause"
                            + " perform ping please point prevent proceed promote provide provision purge push put quarantine raise re-create"
                            + " re-run read rebalance reboot rebuild recreate redeploy redirect reduce refer reindex reinstall release"
                            + " reload remove rename repair repeat replace report request rerun reschedule reset resize resolve restart"
                            + " restore retry return revert review rollback roll rotate run save scale see send set shed shift shrink shut"
                            + " silence simply skip slow split start stop suspend switch take talk terminate throttle try turn"
                            + " uncordon uninstall unmount update upgrade use vacuum verify wait wake warn we work write you always")
                    .split(" "));

    /** The words that go on with the condition. */
    private static final Set<String> GOING_ON =
            Set.of(("and or but nor which who that whose where as such i.e e.g like including"
                            + " especially because since even for with without after before although though while unless if when not so")
                    .split(" "));

    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}.'-]+");
    private static final int LONG = 3;

    /** How many characters are looked at to find the first words. */
    static final int FIRST_WORDS = 80;

    /** An imperative that no comma stands ahead of: "if it lags restart it". */
    private static final Pattern UNMARKED = Pattern.compile(
            "(?<=[\\p{L}\\p{N}`'*)])\\s+(?=(?:(?:you|we)\\s+(?:can|could|should|will|may|might|must|need|have)|please"
                    + "|look|see|run|restart|update|check|change|increase|decrease|remove|delete|make\\s+sure|ensure|use|try"
                    + "|contact|call|ask|add|escalate|follow|disable|enable|drop|kill|page|failover|fail\\s+over"
                    + "|roll\\s+back|rollback|scale|reboot|stop|start|execute|wait|verify|do|don't|force|purge|clean)\\b)");

    /** Ahead of one of these the same word is no imperative. */
    private static final Pattern NO_IMPERATIVE = Pattern.compile(
            "(?i)(?:^|[\\s(])(?:the|a|an|to|of|and|or|not|no|is|are|was|can|will|should|must|may|you|we|they|it|this|that|these|those"
                    + "|in|on|for|with|by|if|when|which|before|after|your|our|its|any|each|all|health|did|does|do|don't|doesn't"
                    + "|cannot|last|first|next|new|manual|automatic|status|while)$");

    private BranchAction() {}

    /** Where what is done begins in a sentence without a mark ahead of it, from a place on; its end if nowhere. */
    static int unmarked(String text, int from, int to) {
        Matcher matcher = UNMARKED.matcher(text).region(from, to);
        matcher.useTransparentBounds(true);
        while (matcher.find()) {
            String before = text.substring(Math.max(from, matcher.start() - FIRST_WORDS), matcher.start());
            if (isLong(before, 0, before.length(), 2)
                    && !NO_IMPERATIVE.matcher(before).find()) {
                return matcher.start();
            }
        }
        return to;
    }

    /** Whether a text begins with what is done. */
    static boolean begins(String text) {
        return BEGINNINGS.contains(firstWord(text));
    }

    /** Whether a text may begin with what is done. */
    static boolean mayBegin(String text) {
        return !GOING_ON.contains(firstWord(text));
    }

    /** Whether what lies between two commas is no mere part of an enumeration. */
    static boolean isLong(String text, int from, int to) {
        return isLong(text, from, to, LONG);
    }

    private static boolean isLong(String text, int from, int to, int words) {
        return NOT_A_WORD
                        .splitAsStream(text.substring(from, Math.min(to, from + 3 * FIRST_WORDS))
                                .strip())
                        .filter(word -> !word.isEmpty())
                        .limit(words)
                        .count()
                >= words;
    }

    private static String firstWord(String text) {
        return NOT_A_WORD
                .splitAsStream(
                        text.substring(0, Math.min(text.length(), FIRST_WORDS)).replace('\u2019', '\''))
                .filter(word -> !word.isEmpty())
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\.$", "");
    }
}
