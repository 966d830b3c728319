package io.incidentkit.blameless.english;

import io.incidentkit.blameless.BlameKind;
import io.incidentkit.blameless.english.Agent.Kind;
import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Errors as nouns with an owner: "operator error", "Ada's mistake", "an oversight by the reviewer". */
final class FaultDetector implements BlameCandidate.Detector {
    private static final int BETWEEN = 3;

    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        int human = parsed.sentence().match(WordClass.HUMAN_FAULT, i);
        int noun = faultNoun(parsed, i);
        if (human == 0 && noun == 0) {
            return;
        }
        boolean praised = parsed.phrases().isWord(i, "doing")
                && parsed.sentence().find(WordClass.WELL, 0, parsed.sentence().size()) >= 0;
        if (praised) {
            return;
        }
        int last = i + Math.max(human, noun) - 1;
        if (isTerm(parsed, last + 1) || isTitle(parsed, i, last) || isDeniedOrPrevented(parsed, i)) {
            return;
        }
        Agent owner = noun == 0 ? null : owner(parsed, i, i + noun);
        boolean unowned = owner == null
                || (owner.to() == i - 1 && !parsed.sentence().at(i - 1).possessive());
        boolean others = owner != null && isDeniedAfter(parsed, owner.to() + 1);
        if (others || ((unowned || human > 0) && isDeniedAfter(parsed, last + 1))) {
            return;
        }
        if (owner != null) {
            found.accept(BlameCandidate.of(owner, i, i + noun - 1, BlamePattern.HUMAN_ERROR));
        } else if (human > 0) {
            found.accept(new BlameCandidate(i, last, BlameKind.BLAME_ROLE, BlamePattern.HUMAN_ERROR, -1));
        }
    }

    /** A noun for a fault, "insufficient attention", or nearly any noun that begins with "mis-": "misreading". */
    private static int faultNoun(ParsedSentence parsed, int i) {
        Sentence sentence = parsed.sentence();
        int noun = sentence.match(WordClass.FAULT_NOUN, i);
        int scant = noun > 0 ? 0 : sentence.match(WordClass.SCANT, i);
        if (scant > 0 && sentence.is(WordClass.COMPETENCE, i + scant)) {
            return scant + 1;
        }
        boolean wrong = sentence.is(WordClass.WRONG, i) || sentence.is(WordClass.DEFECTIVE, i);
        boolean deed = sentence.is(WordClass.CHANGE_NOUN, i + 1) || sentence.is(WordClass.BELIEF_NOUN, i + 1);
        if (noun == 0 && wrong && deed && isOwned(sentence, i - 1)) {
            return 2;
        }
        String word = sentence.at(i).word();
        boolean nominal = word.endsWith("ing") || word.endsWith("tion") || word.endsWith("ment");
        boolean mistaken = nominal && word.startsWith("mis") && !word.startsWith("miss");
        return noun == 0 && mistaken ? 1 : noun;
    }

    private static boolean isOwned(Sentence sentence, int i) {
        return sentence.is(WordClass.POSSESSIVE_PRONOUN, i)
                || (sentence.has(i) && sentence.at(i).possessive());
    }

    /** Capitals within a sentence: the title of a talk or a book. */
    private static boolean isTitle(ParsedSentence parsed, int from, int to) {
        int first = to > from ? from : from - 1;
        boolean inner = first > 0 && !parsed.sentence().isInitial(first);
        return inner
                && parsed.sentence().at(first).isTitled()
                && !parsed.sentence().at(first).possessive()
                && parsed.sentence().at(to).isTitled();
    }

    private static boolean isTerm(ParsedSentence parsed, int next) {
        return parsed.sentence().is(WordClass.TERM_TAIL, next);
    }

    private static boolean isDeniedOrPrevented(ParsedSentence parsed, int i) {
        for (int before = i - 1;
                before >= 0 && before > i - 5 && !parsed.sentence().isEdge(before);
                before--) {
            boolean missed = isLackedBy(parsed, before) && isWould(parsed, i);
            if (parsed.sentence().match(WordClass.DENYING, before) > 0 && !missed) {
                return true;
            }
        }
        return isNotTakenFor(parsed, i) || parsed.subjects().isPrevented(i);
    }

    /** "without", "had it not been for". */
    private static boolean isLackedBy(ParsedSentence parsed, int denial) {
        return parsed.phrases().isWord(denial, "without")
                || parsed.phrases().isWord(denial + 1, "for")
                || (parsed.phrases().isWord(denial + 1, "been")
                        && parsed.phrases().isWord(denial + 2, "for"));
    }

    /** "Without the haste of the vendor it would have gone well": the fault was there. */
    private static boolean isWould(ParsedSentence parsed, int i) {
        for (int at = i + 1; parsed.sentence().has(at); at++) {
            if (parsed.phrases().isWord(at, "would")) {
                return true;
            }
        }
        return false;
    }

    /** "We do not consider it a human error". */
    private static boolean isNotTakenFor(ParsedSentence parsed, int i) {
        for (int at = i - 1;
                at >= 0 && at > i - 3 * BETWEEN && !parsed.sentence().isEdge(at);
                at--) {
            boolean takes = parsed.sentence().is(WordClass.CONSIDERING, at);
            boolean unfair = takes && parsed.sentence().find(WordClass.DENYING, at - 3, at) >= 0;
            boolean called = takes && parsed.isGerund(at) && isWould(parsed, i);
            if (unfair
                    || called
                    || (takes
                            && (parsed.group(at).negated() || parsed.sentence().is(WordClass.NEGATION, at - 1)))) {
                return true;
            }
        }
        return false;
    }

    /** "Human error was not the cause". */
    private static boolean isDeniedAfter(ParsedSentence parsed, int after) {
        int i = after;
        boolean denied = false;
        while (parsed.sentence().is(WordClass.AUXILIARY, i) || parsed.sentence().is(WordClass.NEGATION, i)) {
            denied |= parsed.sentence().is(WordClass.NEGATION, i);
            i++;
        }
        boolean usual = parsed.phrases().isWord(i, "to") && parsed.phrases().isWord(i + 2, "expected");
        boolean excluded = usual
                || parsed.phrases().isWord(i, "excluded")
                || parsed.phrases().isWord(i, "ruled");
        return excluded || (denied && !parsed.phrases().isVerb(i));
    }

    private static @Nullable Agent owner(ParsedSentence parsed, int noun, int after) {
        Agent before = possessor(parsed, noun);
        if (before == null) {
            before = compound(parsed, noun);
        }
        return before == null ? author(parsed, noun, after) : before;
    }

    /** "Ada's costly mistake", "her mistake", "the engineer's failure to look". */
    private static @Nullable Agent possessor(ParsedSentence parsed, int noun) {
        Sentence sentence = parsed.sentence();
        for (int i = noun - 1; i >= 0 && i >= noun - BETWEEN && sentence.at(i).isWord(); i--) {
            if (sentence.at(i).possessive()) {
                Agent agent = parsed.phrases().classify(parsed.phrases().start(i), i);
                boolean personal = sentence.match(WordClass.PERSONAL_FAULT, noun) > 0;
                personal |= parsed.sentence().match(WordClass.SCANT, noun) > 0;
                if (personal && sentence.is(WordClass.ORGANISATION, i)) {
                    return new Agent(Kind.ROLE, agent.from(), i);
                }
                return agent.isPerson() || (personal && agent.isBlamedFor(Agent.Certainty.HUMAN_ONLY)) ? agent : null;
            }
            if (sentence.is(WordClass.POSSESSIVE_PRONOUN, i)) {
                return new Agent(Kind.NAMED, i, i);
            }
            if (sentence.is(WordClass.PREPOSITION, i) || sentence.is(WordClass.DETERMINER, i)) {
                return null;
            }
        }
        return null;
    }

    /** "operator mistake": the owner is the noun before. More than one "user error" is what users are shown. */
    private static @Nullable Agent compound(ParsedSentence parsed, int noun) {
        Sentence sentence = parsed.sentence();
        int owner = noun - 1;
        boolean inner = parsed.phrases().isNominal(owner) && !sentence.is(WordClass.FAULT_OWNER, owner);
        if (inner && !sentence.is(WordClass.AFFECTED, owner - 1)) {
            owner--;
        }
        boolean affected = sentence.is(WordClass.AFFECTED, owner);
        boolean plural = sentence.at(noun).word().endsWith("s");
        if (!sentence.is(WordClass.FAULT_OWNER, owner)
                || (affected && plural)
                || sentence.at(owner).possessive()) {
            return null;
        }
        boolean failure = sentence.at(noun).word().startsWith("failure");
        boolean human = sentence.at(owner).word().equals("human");
        return failure && !human ? null : new Agent(Kind.ROLE, owner, owner);
    }

    /** "a mistake by Ada", "the failure of the operator", "carelessness on the part of …", "the error was made by …". */
    private static @Nullable Agent author(ParsedSentence parsed, int noun, int after) {
        Sentence sentence = parsed.sentence();
        int i = after;
        while (sentence.is(WordClass.AUXILIARY, i)
                || parsed.phrases().isWord(i, "made")
                || parsed.phrases().isWord(i, "paid")
                || parsed.phrases().isAdverb(i)) {
            i++;
        }
        if (parsed.phrases().isWord(i, "of") && parsed.phrases().isWord(i + 1, "mine")) {
            return new Agent(Kind.NAMED, i + 1, i + 1);
        }
        Agent maker = maker(parsed, after);
        if (maker != null) {
            return maker;
        }
        boolean failure = sentence.at(noun).word().startsWith("failure");
        int part = partOwner(parsed, i);
        boolean ofPerson = parsed.phrases().isWord(i, "of") || parsed.phrases().isWord(i, "from") || isAmong(parsed, i);
        Agent agent = null;
        if (part >= 0) {
            agent = ownerOf(parsed, part);
        } else if (parsed.phrases().isWord(i, "by") || ofPerson) {
            agent = parsed.phrases().following(i + 1);
        }
        if (agent == null && !failure) {
            agent = farAuthor(parsed, after);
        }
        boolean personal = sentence.match(WordClass.PERSONAL_FAULT, noun) > 0;
        boolean person = agent != null && (agent.isPerson() || (personal && isSomebody(parsed, agent)));
        boolean usable = agent != null && person && agent.kind() != Kind.AFFECTED;
        boolean refused = failure && !ofPerson && part < 0;
        return usable && !refused ? agent : null;
    }

    private static boolean isSomebody(ParsedSentence parsed, Agent agent) {
        boolean name = agent.isUnknownName() && parsed.sentence().at(agent.to()).isTitled();
        return name || agent.isPerson();
    }

    /** "the mistake that Ada made". */
    private static @Nullable Agent maker(ParsedSentence parsed, int after) {
        int who = parsed.sentence().is(WordClass.RELATIVE, after) ? after + 1 : after;
        Agent agent = parsed.phrases().following(who);
        int verb = agent.to() + 1;
        while (parsed.phrases().isWord(verb, "had") || parsed.phrases().isAdverb(verb)) {
            verb++;
        }
        boolean made = parsed.phrases().isWord(verb, "made") || parsed.phrases().isWord(verb, "introduced");
        return made && isSomebody(parsed, agent) ? agent : null;
    }

    /** "a misunderstanding between two engineers". */
    private static boolean isAmong(ParsedSentence parsed, int i) {
        return parsed.phrases().isWord(i, "between")
                || parsed.phrases().isWord(i, "among")
                || ((parsed.phrases().isWord(i, "in") || parsed.phrases().isWord(i, "on"))
                        && parsed.phrases().following(i + 1).kind() == Kind.TEAM)
                || parsed.phrases().isWord(i, "within");
    }

    /** "a mistake in a procedure by an operator"; past a verb, "by …" is about something else. */
    private static @Nullable Agent farAuthor(ParsedSentence parsed, int after) {
        int i = after;
        while (i < after + 2 * BETWEEN && (parsed.phrases().isNominal(i) || isLink(parsed, i))) {
            if (parsed.phrases().isWord(i, "by")) {
                return parsed.phrases().following(i + 1);
            }
            i++;
        }
        return null;
    }

    private static boolean isLink(ParsedSentence parsed, int i) {
        return parsed.sentence().is(WordClass.PREPOSITION, i)
                || parsed.sentence().is(WordClass.DETERMINER, i);
    }

    /** "on the part of Ada", "on her part", "on the operator's side": where the owner stands; -1 for none. */
    private static int partOwner(ParsedSentence parsed, int on) {
        if (!parsed.phrases().isWord(on, "on")) {
            return -1;
        }
        for (int i = on + 2; i < on + 2 + BETWEEN; i++) {
            if (parsed.phrases().isWord(i, "part") || parsed.phrases().isWord(i, "side")) {
                return parsed.phrases().isWord(i + 1, "of") ? i + 2 : i - 1;
            }
        }
        return -1;
    }

    private static @Nullable Agent ownerOf(ParsedSentence parsed, int place) {
        if (parsed.sentence().is(WordClass.POSSESSIVE_PRONOUN, place)) {
            return new Agent(Kind.NAMED, place, place);
        }
        boolean owned =
                parsed.sentence().has(place) && parsed.sentence().at(place).possessive();
        boolean of = parsed.phrases().isWord(place - 1, "of");
        int start = owned ? parsed.phrases().start(place) : place;
        return owned
                ? parsed.phrases().classify(start, place)
                : of ? parsed.phrases().following(place) : null;
    }
}
