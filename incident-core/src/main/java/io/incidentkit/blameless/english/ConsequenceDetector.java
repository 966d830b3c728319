package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import io.incidentkit.blameless.english.ParsedSentence.VerbGroup;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Finds acts of somebody with their harm: "X deployed a change that took the site down", "X triggered the outage". */
final class ConsequenceDetector implements BlameCandidate.Detector {
    private static final int OBJECT = 10;
    private static final int HARMED = 6;

    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        boolean relative =
                parsed.phrases().isWord(i, "that") || parsed.phrases().isWord(i, "which");
        if (relative && !parsed.sentence().isInitial(i)) {
            relative(parsed, i, found);
        }
        int again = parsed.sentence().match(WordClass.TIME_AND_AGAIN, i);
        if (again > 0) {
            timeAndAgain(parsed, i, i + again, found);
        }
        int triggering = parsed.sentence().match(WordClass.TRIGGERING, i);
        if (triggering > 0) {
            triggered(parsed, i, triggering, found);
        }
    }

    /** "For the third time, Ada has broken the build", "the second time that Ada has taken it down". */
    private static void timeAndAgain(ParsedSentence parsed, int i, int after, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int who = after;
        while (who < after + HARMED && sentence.has(who) && !isActor(parsed, who)) {
            who++;
        }
        if (!isActor(parsed, who)) {
            return;
        }
        Agent agent = parsed.phrases().following(who);
        int verb = agent.to() + 1;
        while (sentence.is(WordClass.AUXILIARY, verb) || parsed.phrases().isAdverb(verb)) {
            verb++;
        }
        boolean taken = parsed.phrases().isWord(verb, "taken") || sentence.is(WordClass.FELLING, verb);
        int harm = taken ? sentence.find(WordClass.FALLEN, verb + 1, verb + OBJECT) : -1;
        boolean breaks = parsed.phrases().isWord(verb, "broken") || sentence.match(WordClass.HARMING, verb) > 0;
        boolean mended = new Purpose(parsed).isHelp(parsed.group(verb), verb);
        if ((breaks || harm >= 0)
                && !mended
                && !parsed.group(verb).negated()
                && !parsed.group(verb).modal()) {
            found.accept(BlameCandidate.of(agent, i, Math.max(verb, harm), BlamePattern.MANNER));
        }
    }

    private static boolean isActor(ParsedSentence parsed, int i) {
        Agent agent = parsed.sentence().has(i) ? parsed.phrases().following(i) : null;
        return agent != null
                && agent.isPerson()
                && agent.kind() != Agent.Kind.AFFECTED
                && !parsed.phrases().isWord(i - 1, "by");
    }

    private static void relative(ParsedSentence parsed, int relative, Consumer<BlameCandidate> found) {
        int harm = harmAfter(parsed, relative + 1);
        int act = harm < 0 ? -1 : actBefore(parsed, relative);
        if (act < 0 || !isWhatActBrought(parsed, act, relative)) {
            return;
        }
        Agent agent = parsed.doer(act, 1);
        if (agent != null && isBlamed(parsed, agent, act)) {
            found.accept(BlameCandidate.of(agent, act, harm, BlamePattern.CAUSE));
        }
    }

    /**
     * Returns whether the harm is of what the act brought into the world ("merged the patch that broke it"), or of the act
     * itself ("stopped the job, which broke it"). Who undoes a thing did not do what that thing did.
     */
    private static boolean isWhatActBrought(ParsedSentence parsed, int act, int relative) {
        Sentence sentence = parsed.sentence();
        boolean had = parsed.phrases().isWord(relative + 1, "had");
        boolean out = parsed.phrases().isWord(act + 1, "out");
        boolean undoes = sentence.is(WordClass.UNDOING, act) && !out;
        if (parsed.isAside(relative) && parsed.phrases().isWord(relative, "which")) {
            boolean reverts = sentence.is(WordClass.REPAIRING, act) || sentence.match(WordClass.UNDOING, act) > 1;
            return !had && !reverts;
        }
        boolean any = parsed.phrases().isWord(act + 1, "a") || parsed.phrases().isWord(act + 1, "an");
        boolean brings = any || out || sentence.is(WordClass.INTRODUCING, act);
        return brings && !undoes && !isAside(parsed, act, relative);
    }

    /** "wrote a test for the input that …": the relative clause is about another thing than what was brought. */
    private static boolean isAside(ParsedSentence parsed, int act, int relative) {
        Sentence sentence = parsed.sentence();
        for (int i = act + 1; i < relative; i++) {
            boolean within = parsed.phrases().isWord(i, "to")
                    || parsed.phrases().isWord(i, "in")
                    || parsed.phrases().isWord(i, "on")
                    || parsed.phrases().isWord(i, "into");
            boolean guarded = sentence.find(WordClass.SAFEGUARD, act + 1, i) >= 0;
            if (sentence.is(WordClass.PREPOSITION, i) && i > act + 1 && (!within || guarded)) {
                return true;
            }
        }
        return false;
    }

    /** Where the harm is told that the relative clause begins with; -1 for none. */
    private static int harmAfter(ParsedSentence parsed, int from) {
        Sentence sentence = parsed.sentence();
        int verb = from;
        boolean slip = false;
        while (parsed.phrases().isAdverb(verb) || parsed.phrases().isWord(verb, "had")) {
            slip |= sentence.is(WordClass.SLIP_ADVERB, verb) || sentence.is(WordClass.ERROR_ADVERB, verb);
            verb++;
        }
        int harming = OwnedChangeDetector.isUndone(parsed, verb) ? 0 : sentence.match(WordClass.HARMING, verb);
        if (harming > 0) {
            int last = verb + harming - 1;
            boolean vague = sentence.is(WordClass.LEADING, verb);
            return vague ? sentence.find(WordClass.HARM, last + 1, last + 1 + HARMED) : last;
        }
        if (sentence.is(WordClass.FELLING, verb)) {
            return ActDetector.felled(sentence, verb, verb + HARMED);
        }
        if (sentence.match(WordClass.TRIGGERING, verb) > 0 || parsed.phrases().isWord(verb, "made")) {
            return sentence.find(WordClass.HARM, verb + 1, verb + HARMED);
        }
        boolean has =
                parsed.phrases().isWord(verb, "contained") || parsed.phrases().isWord(verb, "had");
        if (has || parsed.phrases().isWord(verb, "introduced")) {
            return sentence.find(WordClass.DEFECTIVE, verb + 1, verb + HARMED);
        }
        return slip && parsed.phrases().isVerb(verb) ? verb : -1;
    }

    private static int actBefore(ParsedSentence parsed, int relative) {
        Sentence sentence = parsed.sentence();
        for (int i = relative - 1; i > relative - OBJECT && !sentence.isEdge(i); i--) {
            if (parsed.phrases().isVerb(i)) {
                boolean acts = sentence.is(WordClass.ACTION, i) || sentence.is(WordClass.INTRODUCING, i);
                return acts ? i : -1;
            }
        }
        return -1;
    }

    private static void triggered(ParsedSentence parsed, int i, int length, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int harm = sentence.find(WordClass.HARM, i + length, i + length + HARMED);
        boolean help = sentence.has(i + length) && parsed.isGerund(i + length);
        Agent agent = harm < 0 || help ? null : parsed.doer(i, length);
        boolean blamed = agent != null && agent.isPerson() && agent.kind() != Agent.Kind.AFFECTED;
        if (agent != null && blamed && agent.to() < i) {
            found.accept(BlameCandidate.of(agent, i, harm, BlamePattern.CAUSE));
        }
    }

    private static boolean isBlamed(ParsedSentence parsed, Agent agent, int act) {
        return parsed.isBlamedForWrong(agent, act) && agent.kind() != Agent.Kind.AFFECTED;
    }

    /**
     * Tells acts that help from acts that went wrong, where both do harm: "took the primary offline to stop the writes", "broke
     * the link, and service returned". Without such words, "took the primary offline" is what went wrong.
     */
    static final class Purpose {
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
}
