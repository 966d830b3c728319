package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.ParsedSentence.VerbGroup;
import org.jspecify.annotations.Nullable;

/**
 * Finds who does what a verb says: the subject to its left, or the "by …" of a passive to its right. It walks from the
 * verb to the left over what can stand between: auxiliaries, objects of verbs before, phrases with a preposition,
 * relative clauses, what commas enclose. No walk is longer than {@link #REACH}.
 */
final class Subjects {
    static final int REACH = 40;
    private static final int BY_REACH = 10;

    private final Sentence sentence;
    private final NounPhrases phrases;

    Subjects(Sentence sentence, NounPhrases phrases) {
        this.sentence = sentence;
        this.phrases = phrases;
    }

    /** Returns the subject of the verb group that begins there; null if the sentence has none. */
    @Nullable
    Agent of(VerbGroup group, boolean gerund) {
        return new Walk(group.start(), gerund, false).toSubject();
    }

    /** Returns the subject of the clause before that place, which is after its verb and object. */
    @Nullable
    Agent before(int place) {
        return new Walk(place, false, true).toSubject();
    }

    /** Returns who did it by the "by …" after that place; null if there is none. */
    @Nullable
    Agent by(int place) {
        for (int i = place; i < place + BY_REACH && !sentence.isEdge(i); i++) {
            boolean clauseEnds = sentence.is(WordClass.SUBORDINATOR, i) || sentence.is(WordClass.RELATIVE, i);
            if (clauseEnds || (sentence.is(WordClass.COORDINATOR, i) && i > place)) {
                return null;
            }
            boolean slip = phrases.isWord(i + 1, "mistake") || phrases.isWord(i + 1, "accident");
            boolean act = sentence.has(i + 1) && sentence.at(i + 1).word().endsWith("ing");
            if (phrases.isWord(i, "by") && !slip && !act) {
                Agent agent = phrases.following(i + 1);
                if (agent.kind() != Agent.Kind.SYSTEM || !phrases.isWord(agent.to() + 1, "by")) {
                    return agent;
                }
            }
        }
        return null;
    }

    /** As {@link #by}, but not past another predicate: "the row it deleted was restored by Ada" tells who restored it. */
    @Nullable
    Agent byWithin(int place) {
        Agent agent = by(place);
        return agent == null || sentence.find(WordClass.AUXILIARY, place, agent.from()) >= 0 ? null : agent;
    }

    /** Returns the phrase after the next comma: "After forgetting the key, Ada …"; null if there is none. */
    @Nullable
    Agent afterComma(int place) {
        for (int i = place; i < place + REACH && !sentence.isEdge(i); i++) {
            if (sentence.isForm(i, Token.Form.COMMA)) {
                return phrases.following(i + 1);
            }
        }
        return null;
    }

    /** Returns whether what the agent does stands under an "if" or its like, so that nobody says that it was done. */
    boolean isHypothetical(Agent agent) {
        int i = agent.from() - 1;
        boolean missed = phrases.isWord(i, "before") && sentence.find(WordClass.NEAR_MISS, 0, i) >= 0;
        return missed
                || sentence.is(WordClass.CONDITIONAL, i)
                || sentence.match(WordClass.CONDITIONAL, i - 1) == 2
                || sentence.is(WordClass.CONDITIONAL, agent.from());
    }

    /** Returns whether the clause before that place speaks of keeping something from happening. */
    boolean isPrevented(int place) {
        for (int i = place - 1; i >= 0 && i > place - REACH / 3 && !sentence.isEdge(i); i--) {
            if (sentence.match(WordClass.PREVENTING, i) > 0) {
                return true;
            }
        }
        return false;
    }

    /** One walk to the left. */
    private final class Walk {
        private final int verb;
        private final boolean gerund;
        private int at;
        private boolean joined;
        private boolean crossed;
        private boolean antecedent;
        private boolean human;

        Walk(int verb, boolean gerund, boolean afterObject) {
            this.verb = verb;
            this.gerund = gerund;
            this.crossed = afterObject;
            this.at = verb - 1;
        }

        @Nullable
        Agent toSubject() {
            int limit = Math.max(0, verb - REACH);
            while (at >= limit) {
                if (sentence.isForm(at, Token.Form.CLOSE)) {
                    skipBrackets(limit);
                } else if (sentence.isEdge(at) || isClauseStart() || isQuestion(at)) {
                    return null;
                } else if (phrases.isHead(at) && !isRelative(at)) {
                    Agent found = takePhrase();
                    if (found != null) {
                        return found;
                    }
                } else {
                    step();
                }
            }
            return null;
        }

        private boolean isClauseStart() {
            return sentence.is(WordClass.SUBORDINATOR, at) && !sentence.is(WordClass.ADVERB, at);
        }

        private void skipBrackets(int limit) {
            while (at > limit && !sentence.isForm(at, Token.Form.OPEN)) {
                at--;
            }
            at--;
        }

        private void step() {
            if (sentence.isForm(at, Token.Form.COMMA)) {
                skipComma();
                return;
            }
            if (sentence.is(WordClass.COORDINATOR, at)) {
                joined = true;
            } else if (isRelative(at)) {
                antecedent = true;
                human = phrases.isWord(at, "who");
                crossed = false;
                joined = false;
                if (sentence.isForm(at - 1, Token.Form.COMMA)) {
                    at--;
                }
            } else if (phrases.isVerb(at) || sentence.is(WordClass.AUXILIARY, at)) {
                crossed |= !isMadeOf();
            }
            at--;
        }

        /** "the change made on Monday that …": a participle after the noun that a relative clause is about. */
        private boolean isMadeOf() {
            int noun = sentence.isForm(at - 1, Token.Form.COMMA) ? at - 2 : at - 1;
            boolean thing = phrases.isNominal(noun)
                    && !phrases.classify(phrases.start(noun), noun).isPerson();
            return antecedent && !human && thing && phrases.isVerb(at);
        }

        /** Directly before the verb, a comma ends an insertion: "Ada, on call that night, forgot". */
        private void skipComma() {
            if (at == verb - 1 && !crossed) {
                for (int i = at - 1; i >= 0 && !sentence.isEdge(i); i--) {
                    if (sentence.isForm(i, Token.Form.COMMA)) {
                        at = i - 1;
                        return;
                    }
                }
            }
            at--;
        }

        /** "that day" only says when. */
        private boolean isRelative(int i) {
            boolean that = phrases.isWord(i, "that") && sentence.is(WordClass.PREPOSITION, i - 1);
            return sentence.is(WordClass.RELATIVE, i)
                    && !that
                    && !sentence.isInitial(i)
                    && !sentence.is(WordClass.TIME, i + 1);
        }

        /** "asked who had deployed it", "found out who did it": nobody is told of. */
        private boolean isQuestion(int i) {
            boolean asked = phrases.isVerb(i - 1) || sentence.is(WordClass.PREPOSITION, i - 1);
            return phrases.isWord(i, "who") && asked;
        }

        private @Nullable Agent takePhrase() {
            int start = phrases.start(at);
            int governor = start - 1;
            while (governor >= 0 && phrases.isAdverb(governor)) {
                governor--;
            }
            Agent agent = phrases.classify(start, at);
            if (sentence.is(WordClass.NOMINATIVE, at)) {
                return agent;
            }
            if (phrases.isWord(governor, "of") && sentence.is(WordClass.QUANTIFIER, governor - 1)) {
                return agent.from(governor - 1);
            }
            if (sentence.is(WordClass.PREPOSITION, governor)) {
                return afterPreposition(agent, governor);
            }
            if (phrases.isVerb(governor) || sentence.is(WordClass.AUXILIARY, governor) || isProgressive(governor)) {
                return afterVerb(agent, governor);
            }
            int beyond = beyond(start, governor);
            if (beyond < start) {
                at = beyond;
                return null;
            }
            return agent;
        }

        /** Where to go on if the phrase is no subject but says when, or belongs to what stands before it. */
        private int beyond(int start, int governor) {
            if (sentence.is(WordClass.TIME, at)) {
                return start - 1;
            }
            if (isActing(governor)) {
                return governor;
            }
            boolean reduced = crossed && !joined && (phrases.isNominal(governor) || isRelativeToNoun(governor));
            int before = isRelative(governor) ? governor - 1 : governor;
            return reduced ? before : start;
        }

        /** "the engineer performing the upgrade", "jobs using the host": what follows is what they were at. */
        private boolean isActing(int i) {
            return sentence.has(i - 1) && sentence.at(i).word().endsWith("ing") && phrases.isHead(i - 1);
        }

        private boolean isProgressive(int i) {
            return sentence.has(i) && sentence.at(i).word().endsWith("ing") && sentence.is(WordClass.BEING, i - 1);
        }

        private @Nullable Agent afterPreposition(Agent agent, int governor) {
            boolean clause = sentence.is(WordClass.CLAUSAL_PREPOSITION, governor) && !crossed && !joined;
            boolean byPerson = antecedent && !human && !crossed && phrases.isWord(governor, "by") && agent.isPerson();
            boolean ofThing = antecedent && !human && !crossed && !joined && !agent.isPerson();
            boolean described = antecedent && human && agent.isBlamedFor(Agent.Certainty.HUMAN_ONLY);
            if ((gerund && !crossed && !joined) || clause || described || ofThing || byPerson) {
                return agent;
            }
            at = governor - 1;
            return null;
        }

        private @Nullable Agent afterVerb(Agent agent, int governor) {
            boolean reduced = gerund && at == verb - 1 && !agent.isPerson();
            if ((antecedent || reduced) && !crossed) {
                return agent;
            }
            if (crossed || joined) {
                at = governor;
                return null;
            }
            int relative = relativeBefore(governor);
            if (relative < 0) {
                return agent;
            }
            at = relative - 1;
            crossed = true;
            return null;
        }

        /** A relative pronoun before the verb makes what stands before it the subject: "the engineer who ran it forgot". */
        private int relativeBefore(int governor) {
            for (int i = governor; i >= 0 && i > governor - 6 && !sentence.isEdge(i); i--) {
                if (sentence.is(WordClass.COORDINATOR, i)) {
                    return -1;
                }
                if (phrases.isWord(i, "whoever")) {
                    return i + 1;
                }
                if (isRelativeToNoun(i)) {
                    return i;
                }
            }
            return -1;
        }

        private boolean isRelativeToNoun(int i) {
            return isRelative(i) && !phrases.isVerb(i - 1) && !sentence.is(WordClass.REPORTING, i - 1);
        }
    }
}
