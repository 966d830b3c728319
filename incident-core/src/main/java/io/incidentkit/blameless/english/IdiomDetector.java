package io.incidentkit.blameless.english;

import io.incidentkit.blameless.BlameKind;
import io.incidentkit.blameless.english.Agent.Certainty;
import io.incidentkit.blameless.english.Agent.Kind;
import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import io.incidentkit.blameless.english.ParsedSentence.VerbGroup;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Set phrases of {@code idioms.properties}: "X had one job", "we have X to thank for the mess", "X will be spoken to". */
final class IdiomDetector implements BlameCandidate.Detector {
    private static final int GAP = 7;
    private static final int ASIDE = 3;

    /** Ways that are none where the sentence says that it turned out well: there, whose doing it was is praise. */
    private static final Set<BlamePattern> NOT_WHERE_WELL = EnumSet.of(BlamePattern.IRONY, BlamePattern.AT_FAULT);

    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        read(parsed, i, Idiom.beginningWith(parsed.sentence().at(i).word()), found);
        Idiom.byFirstPart().forEach((first, idioms) -> {
            boolean begins = new Reading(parsed, List.of(first)).match(0, i) >= 0;
            if (begins) {
                read(parsed, i, idioms, found);
            }
        });
    }

    private static void read(ParsedSentence parsed, int i, List<Idiom> idioms, Consumer<BlameCandidate> found) {
        for (Idiom idiom : idioms) {
            Reading reading = new Reading(parsed, idiom.parts());
            int end = reading.match(0, i);
            if (end >= 0 && !isWell(parsed, i, idiom.pattern())) {
                report(parsed, i, end - 1, idiom, reading.agent, found);
            }
        }
    }

    /** Told by other words than the one that the phrase begins with: "kudos to Ada for breaking it" mocks. */
    private static boolean isWell(ParsedSentence parsed, int i, BlamePattern pattern) {
        Sentence sentence = parsed.sentence();
        boolean well =
                sentence.find(WordClass.WELL, 0, i) >= 0 || sentence.find(WordClass.WELL, i + 1, sentence.size()) >= 0;
        return NOT_WHERE_WELL.contains(pattern) && well;
    }

    private static void report(
            ParsedSentence parsed,
            int i,
            int last,
            Idiom idiom,
            @Nullable Agent named,
            Consumer<BlameCandidate> found) {
        VerbGroup group = parsed.group(i);
        if (isDenied(parsed, i, group, idiom.pattern())) {
            return;
        }
        Agent agent = switch (idiom.actor()) {
            case SUBJECT, SUBJECT_ALONE ->
                group.infinitive() ? null : parsed.subjects().of(group, false);
            case DOER -> parsed.subjects().before(i);
            case NONE -> named;
        };
        if (parsed.sentence().is(WordClass.NEGATION, i) && parsed.isExplained(last + 1)) {
            return;
        }
        boolean inPhrase = idiom.actor() == Idiom.Actor.NONE;
        boolean thoughtOf = agent != null && !inPhrase && isThoughtOf(parsed, agent, i, idiom);
        boolean any = agent != null && idiom.actor() == Idiom.Actor.SUBJECT_ALONE && !isAlone(parsed, agent);
        if (agent != null && isBlamed(agent, idiom.pattern()) && !thoughtOf && !any) {
            // A "no" that the phrase itself has denies nothing.
            int from = inPhrase && parsed.phrases().isWord(i, "no") ? i + 1 : i;
            found.accept(BlameCandidate.of(agent, from, last, idiom.pattern()));
        } else if (agent == null && idiom.isImpersonal()) {
            found.accept(new BlameCandidate(i, last, BlameKind.BLAME_ROLE, idiom.pattern(), -1));
        }
    }

    /** A sanction to come is one already; "could not wait" tells what was, "should not wait" does not. */
    private static boolean isDenied(ParsedSentence parsed, int i, VerbGroup group, BlamePattern pattern) {
        Sentence sentence = parsed.sentence();
        boolean negation = sentence.is(WordClass.NEGATION, i);
        boolean could =
                parsed.phrases().isWord(i - 1, "could") || parsed.phrases().isWord(i - 1, "would");
        boolean advice = parsed.phrases().isWord(i, "shouldn't")
                || parsed.phrases().isWord(i, "mustn't")
                || parsed.phrases().isWord(i, "won't")
                || parsed.phrases().isWord(i, "don't")
                || (negation && parsed.phrases().isWord(i - 1, "do"));
        boolean modal = group.modal() && pattern != BlamePattern.SANCTION && !(negation && could);
        return group.negated() || sentence.is(WordClass.NEGATION, i - 1) || modal || advice;
    }

    /** "can be resized without even stopping it", "if she was caught napping". */
    private static boolean isThoughtOf(ParsedSentence parsed, Agent agent, int i, Idiom idiom) {
        boolean can =
                idiom.actor() == Idiom.Actor.DOER && parsed.sentence().find(WordClass.MODAL, agent.to() + 1, i) >= 0;
        boolean whoever =
                parsed.phrases().isWord(agent.from(), "whoever") && idiom.pattern() == BlamePattern.OBLIGATION;
        boolean wished = idiom.pattern() == BlamePattern.SANCTION
                && parsed.sentence().find(WordClass.AGREED, i, i + 2 * Subjects.REACH) >= 0;
        return can || whoever || wished || parsed.subjects().isHypothetical(agent);
    }

    private static boolean isBlamed(Agent agent, BlamePattern pattern) {
        boolean writers = agent.kind() == Kind.WE && pattern != BlamePattern.LAPSE;
        boolean things = agent.kind() == Kind.THEY && pattern == BlamePattern.SANCTION;
        return !writers && !things && isSomebody(agent);
    }

    private static boolean isSomebody(Agent agent) {
        return agent.isBlamedFor(Certainty.HUMAN_ONLY) && agent.kind() != Kind.NOBODY && agent.kind() != Kind.AFFECTED;
    }

    /** "Ada", "the operator", "our DBA"; not "the engineers", "an operator", "the staff": what is for all of them is a measure. */
    private static boolean isAlone(ParsedSentence parsed, Agent agent) {
        Sentence sentence = parsed.sentence();
        String head = sentence.at(agent.to()).word();
        int article = sentence.is(WordClass.DETERMINER, agent.from()) ? agent.from() : agent.from() - 1;
        boolean definite = parsed.phrases().isWord(article, "the")
                || parsed.phrases().isWord(article, "this")
                || parsed.phrases().isWord(article, "our")
                || sentence.is(WordClass.POSSESSIVE_PRONOUN, article);
        boolean one = definite && !head.endsWith("s") && !sentence.is(WordClass.COLLECTIVE, agent.to());
        boolean named = agent.kind() == Kind.NAMED
                || (agent.isUnknownName() && sentence.at(agent.to()).isTitled());
        return named || (agent.kind() == Kind.ROLE && one);
    }

    /** One attempt to read a phrase from a place on. */
    private static final class Reading {
        private final ParsedSentence parsed;
        private final Sentence sentence;
        private final List<Idiom.Part> parts;

        @Nullable
        private Agent agent;

        Reading(ParsedSentence parsed, List<Idiom.Part> parts) {
            this.parsed = parsed;
            this.sentence = parsed.sentence();
            this.parts = parts;
        }

        /** Returns the place after the phrase; -1 if it is not there. Adverbs and commas can stand between its parts. */
        int match(int part, int from) {
            if (part == parts.size()) {
                return from;
            }
            Idiom.Part next = parts.get(part);
            int reach = next.afterGap() ? GAP : ASIDE;
            for (int at = from; at <= from + reach; at++) {
                int after = one(next, at);
                int end = after < 0 ? -1 : match(part + 1, after);
                if (end >= 0) {
                    return end;
                }
                boolean passable = next.afterGap() ? !sentence.isEdge(at) : part > 0 && isAside(at);
                if (!passable) {
                    break;
                }
            }
            return next.optional() ? match(part + 1, from) : -1;
        }

        private boolean isAside(int at) {
            boolean denies = sentence.is(WordClass.NEGATION, at);
            return sentence.isForm(at, Token.Form.COMMA) || (parsed.phrases().isAdverb(at) && !denies);
        }

        private int one(Idiom.Part part, int at) {
            return switch (part.slot()) {
                case WORD ->
                    sentence.has(at) && part.words().contains(sentence.at(at).word()) ? at + 1 : -1;
                case CLASS -> part.matches(sentence, at);
                case DONE -> parsed.phrases().isVerb(at) ? at + 1 : -1;
                case DOING -> parsed.isGerund(at) ? at + 1 : -1;
                case WHO -> who(at);
                case ONE -> alone(at);
                case WHOSE -> whose(at);
                case BREAK -> sentence.isForm(at, Token.Form.BREAK) ? at + 1 : -1;
                case END -> isEnd(at) ? at : -1;
            };
        }

        private boolean isEnd(int at) {
            return sentence.isEdge(at)
                    || sentence.isForm(at, Token.Form.COMMA)
                    || sentence.is(WordClass.COORDINATOR, at)
                    || sentence.is(WordClass.SUBORDINATOR, at);
        }

        private int who(int at) {
            if (!sentence.has(at)) {
                return -1;
            }
            Agent next = parsed.phrases().following(at);
            if (!isSomebody(next) && parsed.phrases().isNominal(at)) {
                next = parsed.phrases().classify(at, next.to());
            }
            if (!isSomebody(next) || sentence.at(next.to()).possessive()) {
                return -1;
            }
            agent = next;
            return next.to() + 1;
        }

        private int alone(int at) {
            int after = who(at);
            boolean one = after >= 0 && agent != null && !agent.isUnknownName() && isAlone(parsed, agent);
            return one ? after : -1;
        }

        /** "his", "Ada's", "the tired engineer's", "Ada, whose". */
        private int whose(int at) {
            if (parsed.phrases().isWord(at, "whose")) {
                Agent before = OwnedChangeDetector.before(parsed, at);
                int login = parsed.isAside(at) ? at - 2 : at - 1;
                boolean unlisted = parsed.phrases().isWord(login - 1, "by") && sentence.isUnlisted(login);
                agent = before == null && unlisted ? new Agent(Kind.POSSIBLE_NAME, login, login) : before;
                return agent == null ? -1 : at + 1;
            }
            if (sentence.is(WordClass.POSSESSIVE_PRONOUN, at)) {
                agent = new Agent(Kind.NAMED, at, at);
                return at + 1;
            }
            int owner = at;
            while (owner < at + ASIDE
                    && sentence.has(owner)
                    && !sentence.at(owner).possessive()) {
                owner++;
            }
            boolean owned = sentence.has(owner)
                    && sentence.at(owner).possessive()
                    && parsed.phrases().isHead(owner);
            Agent next = owned ? parsed.phrases().classify(parsed.phrases().start(owner), owner) : null;
            if (next == null || next.from() != at || !isSomebody(next)) {
                return -1;
            }
            agent = next;
            return owner + 1;
        }
    }
}
