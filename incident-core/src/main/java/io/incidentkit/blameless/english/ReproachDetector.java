package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.Agent.Kind;
import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words of {@code reproach.properties} and {@code deeds.properties} where somebody is in the sentence: they blame whatever the sentence is built
 * like. Where the sentence is about a thing, or the person is the one who found or mended it, they do not.
 */
final class ReproachDetector implements BlameCandidate.Detector {
    private static final int REACH = 16;
    private static final int DENIED = 3;
    private static final int GAP = 7;
    private static final int ASIDE = 2;

    /** Ways that are none where the sentence says that it turned out well. */
    private static final Set<BlamePattern> NOT_WHERE_WELL =
            EnumSet.of(BlamePattern.IRONY, BlamePattern.AT_FAULT, BlamePattern.LAPSE, BlamePattern.MANNER);

    /** Ways in which the writers blame themselves. */
    private static final Set<BlamePattern> OWN =
            EnumSet.of(BlamePattern.OMISSION, BlamePattern.MANNER, BlamePattern.SHORTCOMING);

    private static final Set<Kind> SOMEBODY = EnumSet.of(Kind.NAMED, Kind.LIKELY_NAME, Kind.ROLE, Kind.TEAM);

    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        for (ReproachWords words : ReproachWords.beginningAt(parsed.sentence(), i)) {
            Reading reading = new Reading(parsed);
            int end = reading.read(words, i);
            if (end >= 0) {
                reproached(parsed, i, end - 1, words, reading.named, found);
            }
        }
    }

    /** Returns whether the words stand at that place, whoever may be in the sentence. */
    static boolean stands(ReproachWords words, ParsedSentence parsed, int i) {
        return new Reading(parsed).read(words, i) >= 0;
    }

    private static void reproached(
            ParsedSentence parsed,
            int i,
            int last,
            ReproachWords words,
            @Nullable Agent named,
            Consumer<BlameCandidate> found) {
        BlamePattern pattern = words.pattern();
        if (isAsAnybody(parsed, i, last)) {
            return;
        }
        boolean thing = named == null && isOfThing(parsed, i, words);
        if (thing
                || isDenied(parsed, i, last, pattern)
                || parsed.isExplained(last + 1)
                || isAsRuled(parsed, last + 1)) {
            return;
        }
        Agent agent = named == null ? blamed(parsed, i, last, words) : named;
        if (agent == null && words.alone()) {
            found.accept(new BlameCandidate(i, last, Kind.ROLE.blame(), pattern, -1));
        }
        boolean blamed = agent != null
                && (agent.from() == last + 1 || !parsed.subjects().isHypothetical(agent))
                && (named != null
                        || words.verb()
                        || shows(parsed, i)
                        || !JudgementDetector.isMending(parsed, agent, i));
        if (agent != null && blamed) {
            // A "no" that the words themselves have denies nothing.
            int from = parsed.phrases().isWord(i, "no") ? i + 1 : i;
            found.accept(BlameCandidate.of(agent, from, Math.max(from, last), pattern));
        }
    }

    private static boolean isDenied(ParsedSentence parsed, int i, int last, BlamePattern pattern) {
        Sentence sentence = parsed.sentence();
        boolean well = NOT_WHERE_WELL.contains(pattern)
                && (sentence.find(WordClass.WELL, 0, i) >= 0
                        || sentence.find(WordClass.WELL, last + 1, sentence.size()) >= 0);
        return well
                || sentence.is(WordClass.TERM_TAIL, last + 1)
                || sentence.find(WordClass.NEGATION, clauseStart(sentence, i, DENIED), i) >= 0
                || sentence.find(WordClass.DENYING, clauseStart(sentence, i, 2 * DENIED), i) >= 0
                || (pattern != BlamePattern.SANCTION && parsed.subjects().isPrevented(i));
    }

    /** "Ada showed poor judgement": not what she found. */
    private static boolean shows(ParsedSentence parsed, int i) {
        return parsed.phrases().isWord(i - 1, "showed") || parsed.phrases().isWord(i - 1, "shows");
    }

    /** Where the clause begins, at most so many words before that place. */
    private static int clauseStart(Sentence sentence, int i, int most) {
        int start = i;
        while (start > i - most && !sentence.isEdge(start - 1) && !sentence.isForm(start - 1, Token.Form.COMMA)) {
            start--;
        }
        return start;
    }

    /** "the script ignored the warning", which Ada may have found: the verb is a thing's. */
    private static boolean isOfThing(ParsedSentence parsed, int i, ReproachWords words) {
        boolean leftUndone =
                words.pattern() == BlamePattern.OMISSION && parsed.group(i).passive();
        boolean mind = PersonNames.Deeds.isOfMind(parsed.sentence(), i);
        boolean verb = words.verb() || parsed.phrases().isVerb(i);
        if (!verb || leftUndone || mind) {
            return false;
        }
        Agent subject = parsed.subjects().of(parsed.group(i), false);
        if (subject == null || subject.kind() != Kind.SYSTEM) {
            return false;
        }
        Sentence sentence = parsed.sentence();
        int at = subject.to();
        boolean department = subject.from() == at && sentence.isInitial(at) && sentence.is(WordClass.DEPARTMENT, at);
        Agent owner =
                words.pattern() == BlamePattern.WRONG_ACT ? parsed.phrases().owner(subject) : null;
        boolean written = owner != null && isSomebody(parsed, owner);
        return !(words.verb() && (department || written));
    }

    /** "Anyone else would have read it in the same way". */
    private static boolean isAsAnybody(ParsedSentence parsed, int i, int last) {
        boolean would = parsed.phrases().isWord(last, "would") && last > i;
        return would
                && parsed.sentence()
                                .find(
                                        WordClass.CLEARING,
                                        last,
                                        parsed.sentence().size())
                        >= 0;
    }

    /** "skipped the step, as the runbook says". */
    private static boolean isAsRuled(ParsedSentence parsed, int from) {
        Sentence sentence = parsed.sentence();
        int as = from;
        while (as < from + 2 * DENIED
                && !sentence.isEdge(as)
                && !parsed.phrases().isWord(as, "as")) {
            as++;
        }
        return parsed.phrases().isWord(as, "as") && sentence.find(WordClass.RULE, as + 1, as + 2 * DENIED) >= 0;
    }

    /** Returns who does it, where the words begin with a verb and its subject stands before it; else who is near. */
    private static @Nullable Agent blamed(ParsedSentence parsed, int i, int last, ReproachWords words) {
        int head = words.verb() ? parsed.group(i).start() - 1 : -1;
        if (!parsed.phrases().isHead(head)) {
            return nearest(parsed, i, last);
        }
        Sentence sentence = parsed.sentence();
        int start = parsed.phrases().start(head);
        Agent subject = parsed.phrases().classify(start, head);
        boolean name = subject.isUnknownName() && sentence.at(head).isTitled();
        boolean own = subject.kind() == Kind.WE && OWN.contains(words.pattern());
        boolean department = start == head && sentence.isInitial(head) && sentence.is(WordClass.DEPARTMENT, head);
        if (isSomebody(parsed, subject) || name || own) {
            return subject;
        }
        if (department) {
            return new Agent(Kind.ROLE, head, head);
        }
        boolean thing = subject.kind() == Kind.SYSTEM
                && sentence.is(WordClass.DETERMINER, start)
                && !sentence.is(WordClass.PREPOSITION, start - 1);
        return thing ? null : nearest(parsed, i, last);
    }

    private static @Nullable Agent nearest(ParsedSentence parsed, int from, int to) {
        for (int i = from - 1; i >= 0 && i > from - REACH; i--) {
            Agent agent = somebodyAt(parsed, i);
            if (agent != null) {
                return agent;
            }
        }
        for (int i = to + 1; parsed.sentence().has(i) && i < to + REACH; i++) {
            Agent agent = somebodyAt(parsed, i);
            if (agent != null) {
                return agent;
            }
        }
        return null;
    }

    static @Nullable Agent somebodyAt(ParsedSentence parsed, int i) {
        Sentence sentence = parsed.sentence();
        if (sentence.is(WordClass.POSSESSIVE_PRONOUN, i)) {
            return new Agent(Kind.NAMED, i, i);
        }
        if (sentence.isForm(i, Token.Form.HANDLE)) {
            return new Agent(Kind.NAMED, i, i);
        }
        boolean owner = sentence.has(i) && sentence.at(i).possessive();
        boolean ends = owner || !parsed.phrases().isNominal(i + 1) || isNameBeforeVerb(parsed, i);
        boolean head = parsed.phrases().isHead(i) && ends;
        Agent agent = head ? parsed.phrases().classify(parsed.phrases().start(i), i) : null;
        return agent != null && SOMEBODY.contains(agent.kind()) ? agent : null;
    }

    /** "Ada continues to merge": a verb in the present has the form of a noun. */
    private static boolean isNameBeforeVerb(ParsedSentence parsed, int i) {
        Sentence sentence = parsed.sentence();
        return parsed.phrases().isName(i)
                && sentence.isForm(i + 1, Token.Form.WORD)
                && Character.isLowerCase(sentence.at(i + 1).text().charAt(0));
    }

    private static boolean isSomebody(ParsedSentence parsed, Agent agent) {
        return SOMEBODY.contains(agent.kind()) || Agent.Roles.isOffice(parsed.sentence(), agent);
    }

    /** One attempt to read words from a place on. */
    private static final class Reading {
        private final ParsedSentence parsed;

        private boolean verb;

        @Nullable
        private Agent named;

        Reading(ParsedSentence parsed) {
            this.parsed = parsed;
        }

        /** Returns the place after the words; -1 if they are not there. */
        int read(ReproachWords words, int from) {
            verb = words.verb();
            return read(words.parts(), 0, from);
        }

        private int read(List<ReproachWords.Part> parts, int part, int from) {
            if (part == parts.size()) {
                return from;
            }
            ReproachWords.Part next = parts.get(part);
            int reach = next.afterGap() ? GAP : part == 0 ? 0 : ASIDE;
            for (int at = from; at <= from + reach; at++) {
                int after = after(next, at);
                int end = after < 0 ? -1 : read(parts, part + 1, after);
                if (end >= 0) {
                    return end;
                }
                boolean passable = next.afterGap() ? isOfClause(at) : verb && isAside(at);
                if (!passable) {
                    break;
                }
            }
            return -1;
        }

        /** "slept soundly through the four pages": words that do not matter. */
        private boolean isAside(int at) {
            Sentence sentence = parsed.sentence();
            boolean denies = sentence.is(WordClass.NEGATION, at);
            return !denies
                    && (parsed.phrases().isAdverb(at)
                            || sentence.is(WordClass.DETERMINER, at)
                            || sentence.is(WordClass.POSSESSIVE_PRONOUN, at)
                            || sentence.isForm(at, Token.Form.NUMBER));
        }

        private boolean isOfClause(int at) {
            return !parsed.sentence().isEdge(at)
                    && !parsed.sentence().isForm(at, Token.Form.COMMA)
                    && !parsed.sentence().is(WordClass.SUBORDINATOR, at);
        }

        private int after(ReproachWords.Part part, int at) {
            Sentence sentence = parsed.sentence();
            if (!sentence.has(at)) {
                return -1;
            }
            if (part.fits(sentence.at(at).word())) {
                return at + 1;
            }
            return switch (part.person()) {
                case NO -> -1;
                case OWNER -> owner(at);
                case ONE -> one(at);
            };
        }

        private int owner(int at) {
            int head = parsed.sentence().is(WordClass.DETERMINER, at) ? at + 1 : at;
            while (parsed.phrases().isHead(head) && !parsed.sentence().at(head).possessive() && head < at + DENIED) {
                head++;
            }
            boolean owned =
                    parsed.sentence().has(head) && parsed.sentence().at(head).possessive();
            Agent agent = owned ? parsed.phrases().classify(parsed.phrases().start(head), head) : null;
            return take(agent, true);
        }

        private int one(int at) {
            return parsed.phrases().isWord(at, "i") ? -1 : take(parsed.phrases().following(at), false);
        }

        private int take(@Nullable Agent agent, boolean owner) {
            boolean somebody =
                    agent != null && (SOMEBODY.contains(agent.kind()) || (owner && isSomebody(parsed, agent)));
            if (agent == null || !somebody) {
                return -1;
            }
            named = agent;
            return agent.to() + 1;
        }
    }
}
