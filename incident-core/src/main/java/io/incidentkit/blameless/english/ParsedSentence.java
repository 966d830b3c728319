package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sentence with what helps to understand it.
 *
 * @param sentence the words
 * @param phrases who and what its phrases stand for
 * @param subjects who does what
 */
record ParsedSentence(Sentence sentence, NounPhrases phrases, Subjects subjects) {
    private static final int DISOWNED = 8;
    private static final int EXPLAINED = 14;
    private static final Set<BlamePattern> EXPLAINABLE =
            EnumSet.of(BlamePattern.OMISSION, BlamePattern.WRONG_ACT, BlamePattern.SHORTCOMING);

    static ParsedSentence of(Sentence sentence, PersonNames names) {
        NounPhrases phrases = new NounPhrases(sentence, names);
        return new ParsedSentence(sentence, phrases, new Subjects(sentence, phrases));
    }

    VerbGroup group(int verb) {
        return VerbGroup.endingAt(sentence, phrases, verb);
    }

    boolean isGerund(int i) {
        return sentence.has(i) && sentence.at(i).word().endsWith("ing");
    }

    /**
     * Returns who did what the verb says, which the text asserts; null if nobody did, or it is only thought of.
     *
     * @param verb the verb's place
     * @param length how many words it has
     */
    @Nullable
    Agent doer(int verb, int length) {
        VerbGroup group = group(verb);
        if (!group.isAsserted()) {
            return null;
        }
        return doer(group, verb, length);
    }

    /** As {@link #doer(int, int)}, whatever the verb group asserts. */
    @Nullable
    Agent doer(VerbGroup group, int verb, int length) {
        boolean gerund = isGerund(verb);
        if (isReducedPassive(group, verb, length)) {
            return subjects.by(verb + length);
        }
        Agent agent = group.passive() ? null : subjectOf(group, gerund);
        if (agent == null && gerund) {
            agent = subjects.afterComma(verb);
        }
        if (agent == null || !agent.isBlamedFor(Agent.Certainty.HUMAN_ONLY)) {
            Agent by = subjects.byWithin(verb + length);
            agent = by == null ? agent : by;
        }
        if (agent == null || subjects.isHypothetical(agent) || isPrevention(verb, agent)) {
            return null;
        }
        return agent;
    }

    /** "Ada ran it on the host, forgetting …", "…, having mistaken …": after a comma, who does it is who did the other. */
    private @Nullable Agent subjectOf(VerbGroup group, boolean gerund) {
        boolean participle = gerund || phrases.isWord(group.start(), "having");
        Agent main = participle && isAside(group.start()) ? subjects.before(group.start()) : null;
        return main != null && main.isBlamedFor(Agent.Certainty.HUMAN_ONLY) ? main : subjects.of(group, gerund);
    }

    /** Returns whether a comma stands before that place. */
    boolean isAside(int i) {
        return sentence.isForm(i - 1, Token.Form.COMMA);
    }

    /** "the failure caused by the switch": a participle after its noun, with who did it after it. */
    private boolean isReducedPassive(VerbGroup group, int verb, int length) {
        boolean participle =
                length == 1 && sentence.has(verb) && sentence.at(verb).word().endsWith("ed");
        boolean bare = group.start() == verb && phrases.isNominal(verb - 1);
        return participle && bare && phrases.isWord(verb + 1, "by") && subjects.by(verb + 1) != null;
    }

    /** Returns whether the agent is blamed for an act that a program could do too, unless only people do it. */
    boolean isBlamed(Agent agent, int act) {
        boolean human = sentence.match(WordClass.HUMAN_ACT, act) > 0;
        return agent.isPerson() || (human && agent.isUnknownName());
    }

    /** As {@link #isBlamed}, for an act that went wrong: who is written like a name is then a person. */
    boolean isBlamedForWrong(Agent agent, int act) {
        boolean name = agent.isUnknownName() && sentence.at(agent.to()).isTitled();
        return isBlamed(agent, act) || (name && sentence.is(WordClass.ACTION, act));
    }

    /** "Ada did not check it, since the tool has no such view": a thing explains what somebody did not do. */
    boolean isExplained(int from) {
        for (int i = from; i < from + EXPLAINED && !sentence.isEdge(i); i++) {
            boolean aside = isAside(i) && (phrases.isWord(i, "as") || phrases.isWord(i, "since"));
            boolean month = sentence.is(WordClass.TEMPORAL, i + 1);
            boolean since = phrases.isWord(i, "since")
                    && !month
                    && sentence.find(WordClass.AUXILIARY, i + 1, i + DISOWNED) >= 0;
            boolean because = phrases.isWord(i, "because") && !phrases.isWord(i + 1, "of");
            if (aside || since || because) {
                return sentence.has(i + 1)
                        && !sentence.isEdge(i + 1)
                        && phrases.following(i + 1).kind() == Agent.Kind.SYSTEM;
            }
        }
        return false;
    }

    /**
     * "Saying that Ada was careless explains nothing", "neither Ada nor Ben did it", "Ada forgot nothing": the text does not say so.
     */
    boolean isDisowned(BlameCandidate candidate) {
        int from = candidate.from();
        if (EXPLAINABLE.contains(candidate.pattern()) && isExplained(candidate.to() + 1)) {
            return true;
        }
        if (isHarmless(candidate)) {
            return true;
        }
        if (sentence.is(WordClass.LAPSE_VERB, candidate.to()) && phrases.isWord(candidate.to() + 1, "nothing")) {
            return true;
        }
        boolean omitted = candidate.pattern() == BlamePattern.OMISSION;
        int did = candidate.to();
        boolean denied =
                phrases.isWord(did, "perform") || phrases.isWord(did, "initiate") || phrases.isWord(did, "make");
        if (omitted && denied && sentence.find(WordClass.DENIED_DEED, did + 1, did + 4) >= 0) {
            return true;
        }
        boolean none =
                phrases.isWord(from, "no") || phrases.isWord(from - 1, "nor") || phrases.isWord(from - 1, "neither");
        if (none && !omitted) {
            return true;
        }
        for (int i = from - 1; i >= 0 && i > from - DISOWNED && !sentence.isEdge(i); i--) {
            if (sentence.isForm(i, Token.Form.COMMA)) {
                return false;
            }
            if (sentence.match(WordClass.DISOWNING, i) > 0 && !phrases.isWord(i - 1, "without")) {
                return true;
            }
        }
        return false;
    }

    /** The words beside it take the blame off: "asleep, as he was entitled to be", "did nothing wrong", "on their own time". */
    private boolean isHarmless(BlameCandidate candidate) {
        int last = candidate.to();
        boolean nothing = candidate.pattern() == BlamePattern.WRONG_ACT
                && sentence.is(WordClass.WRONG, last)
                && phrases.isWord(last - 1, "nothing");
        boolean candid = candidate.pattern() == BlamePattern.SHORTCOMING
                && phrases.isWord(last + 1, "and")
                && sentence.find(WordClass.CANDID, last + 2, last + 4) >= 0;
        boolean asLong = candidate.pattern() == BlamePattern.LAPSE && phrases.isWord(candidate.from() - 1, "as");
        return nothing
                || candid
                || asLong
                || sentence.match(WordClass.HARMLESS_END, last) > 0
                || (candidate.pattern() != BlamePattern.OMISSION && isAsAllowed(last + 1))
                || (candidate.pattern() == BlamePattern.LAPSE && isUntilSure(candidate))
                || (candidate.pattern() == BlamePattern.HUMAN_ERROR && isLabelStruckOut(candidate));
    }

    /** "as she had been told", "as he was entitled to be". */
    private boolean isAsAllowed(int from) {
        for (int i = from; i < from + DISOWNED && !sentence.isEdge(i); i++) {
            if (phrases.isWord(i, "as") && phrases.isPronoun(i + 1)) {
                boolean denied = sentence.find(WordClass.NEGATION, i + 1, i + 5) >= 0;
                return !denied
                        && sentence.is(WordClass.AUXILIARY, i + 2)
                        && sentence.find(WordClass.ALLOWED, i + 3, i + 5) >= 0;
            }
        }
        return false;
    }

    /** "refused to touch the phase until he had tested it": that is care. */
    private boolean isUntilSure(BlameCandidate candidate) {
        int until = sentence.find(WordClass.UNTIL, candidate.to() + 1, candidate.to() + 2 * DISOWNED);
        return until >= 0
                && sentence.find(WordClass.HELD_BACK, candidate.from(), candidate.to() + 1) >= 0
                && sentence.find(WordClass.ASSURED, until + 1, until + DISOWNED) >= 0;
    }

    /** 'discarded the heading "operator error"': the words are quoted, and taken back. */
    private boolean isLabelStruckOut(BlameCandidate candidate) {
        return sentence.isQuoted(candidate.from())
                && sentence.isQuoted(candidate.to())
                && sentence.find(WordClass.STRUCK_OUT, 0, sentence.size()) >= 0;
    }

    /** Only what is said to have happened blames: "prevents engineers from forgetting" does not. */
    private boolean isPrevention(int verb, Agent agent) {
        boolean past = phrases.isVerb(verb) || sentence.is(WordClass.NEGATION, verb);
        return !past && subjects.isPrevented(Math.min(agent.to(), verb));
    }

    /**
     * A verb with the auxiliaries and adverbs before it.
     *
     * @param start the group's first token
     * @param negated whether "not" or its like is in it
     * @param passive whether its subject is the one to whom it is done
     * @param infinitive whether it is "to" do something
     * @param modal whether it says what can, will or may have been, and not what was
     */
    record VerbGroup(int start, boolean negated, boolean passive, boolean infinitive, boolean modal) {
        private static final int LONGEST = 8;

        /** Reads the group that ends with the verb at that place. */
        static VerbGroup endingAt(Sentence sentence, NounPhrases phrases, int verb) {
            int start = verb;
            boolean negated = false;
            boolean modal = false;
            boolean perfect = false;
            boolean passive = false;
            boolean auxiliary = false;
            boolean possible = false;
            while (verb - start < LONGEST && isPart(sentence, phrases, start - 1)) {
                start--;
                negated |= sentence.is(WordClass.NEGATION, start);
                possible |= phrases.isWord(start, "might") || phrases.isWord(start, "may");
                modal |= sentence.is(WordClass.MODAL, start);
                perfect |= sentence.find(WordClass.AUXILIARY, start, start + 1) >= 0
                        && sentence.at(start).word().startsWith("ha");
                if (sentence.is(WordClass.AUXILIARY, start) || sentence.is(WordClass.BEING, start)) {
                    passive |= !auxiliary && sentence.is(WordClass.BEING, start);
                    auxiliary = true;
                }
            }
            boolean progressive = sentence.has(verb) && sentence.at(verb).word().endsWith("ing");
            boolean infinitive =
                    sentence.is(WordClass.INFINITIVE, start - 1) && !sentence.is(WordClass.MANAGING, start - 2);
            return new VerbGroup(start, negated, passive && !progressive, infinitive, modal && (!perfect || possible));
        }

        private static boolean isPart(Sentence sentence, NounPhrases phrases, int i) {
            return sentence.has(i)
                    && !sentence.is(WordClass.DETERMINER, i)
                    && (sentence.is(WordClass.AUXILIARY, i)
                            || sentence.is(WordClass.BEING, i)
                            || sentence.is(WordClass.MODAL, i)
                            || (sentence.is(WordClass.NEGATION, i) && !sentence.is(WordClass.NOBODY, i))
                            || phrases.isAdverb(i));
        }

        /** Returns whether it says that something was done. */
        boolean isAsserted() {
            return !negated && !infinitive && !modal;
        }
    }
}
