package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.ParsedSentence.VerbGroup;
import java.util.function.Predicate;

/**
 * Tells acts that help from acts that went wrong, where both do harm: "took the primary offline to stop the writes", "broke
 * the link, and service returned". Without such words, "took the primary offline" is what went wrong.
 */
final class Purpose {
    private static final int REACH = 24;
    private static final int RESULT = 7;

    private final Sentence sentence;
    private final NounPhrases phrases;

    Purpose(ParsedSentence parsed) {
        this.sentence = parsed.sentence();
        this.phrases = parsed.phrases();
    }

    /** Returns whether what was done there was meant to help, or did. */
    boolean isHelp(VerbGroup group, int act) {
        return isBefore(group, act) || isFronted(group) || isAfter(act, this::isHelpAt);
    }

    /** Returns whether what was done there was planned or agreed upon, so that even a step left out is none of theirs. */
    boolean isAgreed(int act) {
        return isAfter(act, this::isAgreedAt);
    }

    /** "as planned", "as the emergency procedure allows". */
    private boolean isAgreedAt(int i) {
        boolean plan = phrases.isWord(i, "as") && sentence.find(WordClass.PLAN, i + 1, i + 5) >= 0;
        return plan || sentence.match(WordClass.AGREED, i) > 0;
    }

    /** "deliberately broke". */
    private boolean isBefore(VerbGroup group, int act) {
        return sentence.find(WordClass.DELIBERATE, group.start(), act) >= 0;
    }

    /** "To stop the writes, the on-call took …". */
    private boolean isFronted(VerbGroup group) {
        for (int i = 0; i < group.start(); i++) {
            if (sentence.isInitial(i) && (isHelpfulEnd(i) || (phrases.isWord(i, "in") && isHelpfulEnd(i + 2)))) {
                return true;
            }
        }
        return false;
    }

    /** The words that follow the act in its own clause; whom it is told of next, or by what it was done, is another matter. */
    private boolean isAfter(int act, Predicate<Integer> says) {
        for (int i = act + 1; i <= act + REACH && !sentence.isEdge(i); i++) {
            if (says.test(i)) {
                return true;
            }
            if (phrases.isWord(i, "because") && isLesserEvil(i)) {
                return true;
            }
            if (sentence.is(WordClass.COORDINATOR, i) && isSomebodyElse(i + 1)) {
                return false;
            }
            boolean means = phrases.isWord(i, "by") && sentence.has(i + 1);
            boolean tried = sentence.is(WordClass.TRYING, i);
            boolean why = sentence.is(WordClass.SUBORDINATOR, i) && !sentence.is(WordClass.ADVERB, i);
            boolean another = phrases.isVerb(i) && !sentence.is(WordClass.INFINITIVE, i - 1);
            if (means || tried || why || another) {
                return false;
            }
        }
        return false;
    }

    /** "broke it, and nobody was there to stop her": what others do is no end of who acted. */
    private boolean isSomebodyElse(int i) {
        Agent agent = phrases.following(i);
        return agent.from() == i && (agent.isPerson() || agent.kind() == Agent.Kind.NOBODY);
    }

    /** "because a rolling restart would have taken too long". */
    private boolean isLesserEvil(int because) {
        int would = because;
        while (would < because + RESULT && !sentence.isEdge(would) && !phrases.isWord(would, "would")) {
            would++;
        }
        return phrases.isWord(would, "would");
    }

    private boolean isHelpAt(int i) {
        boolean meant = sentence.match(WordClass.DELIBERATE, i) > 0 || isAgreedAt(i);
        boolean repair = phrases.isWord(i, "for") && sentence.find(WordClass.REPAIR_NOUN, i + 1, i + 4) >= 0;
        return meant || repair || isHelpfulEnd(i) || isGoodResult(i);
    }

    /** "to restore writes", "to quickly restore writes". */
    private boolean isHelpfulEnd(int to) {
        int verb = to + 1;
        while (phrases.isAdverb(verb)) {
            verb++;
        }
        return sentence.is(WordClass.INFINITIVE, to) && sentence.match(WordClass.HELPING, verb) > 0;
    }

    /** "and service returned", "after which the pages loaded again", "allowing alerts to resume". */
    private boolean isGoodResult(int i) {
        boolean next = phrases.isWord(i, "and")
                || phrases.isWord(i, "so")
                || phrases.isWord(i, "allowing")
                || phrases.isWord(i, "letting")
                || phrases.isWord(i, "which");
        int at = i + 1;
        while (next && at < i + RESULT && isBeforeResult(at)) {
            at++;
        }
        return next && sentence.match(WordClass.RECOVERING, at) > 0;
    }

    private boolean isBeforeResult(int i) {
        boolean result = sentence.match(WordClass.RECOVERING, i) > 0;
        boolean word = phrases.isHead(i)
                || sentence.is(WordClass.DETERMINER, i)
                || sentence.is(WordClass.AUXILIARY, i)
                || sentence.is(WordClass.INFINITIVE, i)
                || phrases.isWord(i, "and")
                || phrases.isAdverb(i);
        return word && !result && !sentence.is(WordClass.NEGATION, i);
    }
}
