package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.Agent.Certainty;
import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import io.incidentkit.blameless.english.ConsequenceDetector.Purpose;
import io.incidentkit.blameless.english.ParsedSentence.VerbGroup;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** "X forgot to …", "X ignored …", "X accidentally deleted …", "X deleted … by mistake", "… was incorrectly set by X". */
final class SlipDetector implements BlameCandidate.Detector {
    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        verb(parsed, i, WordClass.LAPSE_VERB, Certainty.HUMAN_ONLY, found);
        verb(parsed, i, WordClass.FAULT_VERB, Certainty.EITHER, found);
        look(parsed, i, WordClass.SLIP_ADVERB, Certainty.HUMAN_ONLY, found);
        look(parsed, i, WordClass.ERROR_ADVERB, Certainty.SLIP, found);
        look(parsed, i, WordClass.MISFIT_ADVERB, Certainty.EITHER, found);
    }

    private static void look(
            ParsedSentence parsed, int i, WordClass kind, Certainty certainty, Consumer<BlameCandidate> found) {
        int length = parsed.sentence().match(kind, i);
        if (length > 0 && !parsed.sentence().is(WordClass.TERM_TAIL, i + length)) {
            slip(parsed, i, length, certainty, found);
        }
    }

    private static void slip(
            ParsedSentence parsed, int i, int length, Certainty certainty, Consumer<BlameCandidate> found) {
        int verb = isOfVerbBefore(parsed, i, length) ? -1 : verbAfter(parsed, i + length);
        VerbGroup group = parsed.group(i);
        if (!group.isAsserted() || isAttribute(parsed, i, verb, certainty) || isThoughtOf(parsed, i)) {
            return;
        }
        Agent agent = inBrackets(parsed, i, i + length);
        if (agent == null && verb >= 0) {
            agent = parsed.doer(parsed.group(verb), verb, 1);
        }
        if (agent == null || !agent.isBlamedFor(certainty)) {
            boolean initial = parsed.sentence().isInitial(i);
            Agent other = initial ? fronted(parsed, i, length) : trailing(parsed, i, length, group, verb);
            agent = other == null ? agent : other;
        }
        boolean name = agent != null
                && verb >= 0
                && (certainty == Certainty.EITHER
                        ? parsed.isBlamed(agent, verb)
                        : parsed.isBlamedForWrong(agent, verb));
        name |= agent != null && agent.isUnknownName() && parsed.sentence().is(WordClass.BELIEVING, verb);
        if (agent != null
                && (name || agent.isBlamedFor(certainty))
                && !parsed.subjects().isHypothetical(agent)) {
            found.accept(BlameCandidate.of(agent, i, Math.max(verb, i + length - 1), BlamePattern.LAPSE));
        }
    }

    /** "the table that it had dropped by mistake was rebuilt": what follows is another predicate. */
    private static boolean isOfVerbBefore(ParsedSentence parsed, int i, int length) {
        return parsed.phrases().isVerb(i - 1) && parsed.sentence().is(WordClass.AUXILIARY, i + length);
    }

    /** "restored the accidentally deleted rows": the slip was before, and somebody else's. */
    private static boolean isAttribute(ParsedSentence parsed, int i, int verb, Certainty certainty) {
        Sentence sentence = parsed.sentence();
        boolean bare = parsed.phrases().isVerb(i - 1) || sentence.is(WordClass.PREPOSITION, i - 1);
        boolean governed = sentence.is(WordClass.DETERMINER, i - 1) && !sentence.is(WordClass.RELATIVE, i - 1);
        int governor = governed ? i - 2 : i - 1;
        boolean participle = verb >= 0 && sentence.at(verb).word().endsWith("ed");
        return certainty != Certainty.EITHER
                && (governed || bare)
                && participle
                && parsed.phrases().isNominal(verb + 1)
                && !sentence.is(WordClass.INTRODUCING, governor);
    }

    /** "so that nobody can delete it by mistake", "hard to delete by mistake": no one did. */
    private static boolean isThoughtOf(ParsedSentence parsed, int place) {
        Sentence sentence = parsed.sentence();
        for (int i = place - 1; i >= 0 && i > place - Subjects.REACH / 2 && !sentence.isEdge(i); i--) {
            boolean kept = sentence.match(WordClass.PREVENTING, i) > 0
                    && !sentence.is(WordClass.PREPOSITION, i)
                    && sentence.match(WordClass.INSTEAD, i) == 0;
            if (kept || sentence.is(WordClass.MODAL, i)) {
                return true;
            }
            boolean bare = sentence.is(WordClass.INFINITIVE, i - 1);
            if (!bare && (parsed.phrases().isVerb(i) || sentence.is(WordClass.BARE_PARTICIPLE, i))) {
                return false;
            }
        }
        return false;
    }

    /** "Ada deleted the table by mistake": the slip comes after the verb and its object. */
    private static @Nullable Agent trailing(ParsedSentence parsed, int i, int length, VerbGroup group, int verb) {
        Agent by = parsed.subjects().byWithin(i + length);
        if ((by != null && by.isPerson()) || verb >= 0 || group.passive()) {
            return by;
        }
        if (isPassiveBefore(parsed, i)) {
            return null;
        }
        if (isOfSystemInRelative(parsed, i)) {
            return null;
        }
        Agent agent = parsed.subjects().before(group.start());
        if (agent == null || !agent.isBlamedFor(Certainty.HUMAN_ONLY)) {
            Agent present = presentActor(parsed, i);
            return present == null ? actorBeforeIt(parsed, agent) : present;
        }
        return agent;
    }

    /** "restored the rows that the script had deleted by mistake": the nearest verb is the script's. */
    private static boolean isOfSystemInRelative(ParsedSentence parsed, int place) {
        Sentence sentence = parsed.sentence();
        for (int i = place - 1; i > 0 && i > place - Subjects.REACH / 4 && !sentence.isEdge(i); i--) {
            if (parsed.phrases().isVerb(i)) {
                int head = parsed.group(i).start() - 1;
                int start = parsed.phrases().isHead(head) ? parsed.phrases().start(head) : head;
                boolean system = parsed.phrases().isHead(head)
                        && parsed.phrases().classify(start, head).kind() == Agent.Kind.SYSTEM;
                return system && sentence.is(WordClass.RELATIVE, start - 1);
            }
        }
        return false;
    }

    /** "10:52 Ada runs the script by mistake", in the present tense of timelines. */
    static @Nullable Agent presentActor(ParsedSentence parsed, int place) {
        Sentence sentence = parsed.sentence();
        for (int i = place - 1; i > 0 && i > place - Subjects.REACH && !sentence.isEdge(i); i--) {
            boolean verb =
                    sentence.at(i).word().endsWith("s") && parsed.phrases().isHead(i - 1);
            int start = verb ? parsed.phrases().start(i - 1) : -1;
            Agent agent = verb ? parsed.phrases().classify(start, i - 1) : null;
            if (agent != null && sentence.isInitial(start) && agent.isPerson()) {
                return agent;
            }
        }
        return null;
    }

    /** "Ada ran it, but it was on the live cluster by mistake": who did what turned out so. */
    private static @Nullable Agent actorBeforeIt(ParsedSentence parsed, @Nullable Agent it) {
        Sentence sentence = parsed.sentence();
        boolean place = it != null
                && parsed.phrases().isWord(it.from() - 1, "but")
                && sentence.is(WordClass.THING_PRONOUN, it.from())
                && sentence.is(WordClass.BEING, it.to() + 1)
                && sentence.is(WordClass.PREPOSITION, it.to() + 2);
        return it != null && place ? parsed.subjects().before(it.from() - 1) : null;
    }

    /** "Accidentally, Ada deleted it", "By mistake Ada deleted it". */
    private static @Nullable Agent fronted(ParsedSentence parsed, int i, int length) {
        Agent next = parsed.phrases().following(i + length);
        return next.isPerson() ? next : parsed.subjects().afterComma(i);
    }

    /** "Ada (wrongly) concluded". */
    private static @Nullable Agent inBrackets(ParsedSentence parsed, int i, int end) {
        boolean brackets = parsed.sentence().isForm(i - 1, Token.Form.OPEN)
                && parsed.sentence().isForm(end, Token.Form.CLOSE)
                && parsed.phrases().isHead(i - 2);
        return brackets ? parsed.phrases().classify(parsed.phrases().start(i - 2), i - 2) : null;
    }

    private static boolean isPassiveBefore(ParsedSentence parsed, int place) {
        for (int i = place - 1; i >= 0 && i > place - 10 && !parsed.sentence().isEdge(i); i--) {
            if (parsed.phrases().isVerb(i)) {
                return parsed.group(i).passive();
            }
        }
        return false;
    }

    private static int verbAfter(ParsedSentence parsed, int place) {
        int i = place;
        while (parsed.phrases().isAdverb(i) || parsed.sentence().is(WordClass.AUXILIARY, i)) {
            i++;
        }
        boolean verb = parsed.sentence().has(i)
                && (parsed.phrases().isVerb(i) || parsed.sentence().is(WordClass.ACTION, i) || parsed.isGerund(i));
        return verb ? i : -1;
    }

    private static void verb(
            ParsedSentence parsed, int i, WordClass kind, Certainty certainty, Consumer<BlameCandidate> found) {
        boolean mistaken = kind == WordClass.LAPSE_VERB && isMistaken(parsed, i);
        int length = mistaken ? 1 : parsed.sentence().match(kind, i);
        boolean broken =
                parsed.phrases().isWord(i, "broken") && !parsed.group(i).passive();
        boolean attribute =
                kind == WordClass.FAULT_VERB && (broken || parsed.phrases().isAdjective(i) || isOfHarm(parsed, i));
        boolean post = "assum".equals(stem(parsed, i)) && parsed.sentence().find(WordClass.POST, i + 1, i + 6) >= 0;
        if (length == 0 || attribute || post || isMeant(parsed, i)) {
            return;
        }
        Agent agent = parsed.doer(i, length);
        if (agent == null && parsed.isGerund(i) && parsed.isAside(i)) {
            agent = presentActor(parsed, i);
        }
        boolean even = agent != null && isEvenBefore(parsed, agent.from());
        boolean would = parsed.phrases().isWord(parsed.group(i).start(), "would");
        boolean thing = agent != null
                && agent.kind() == Agent.Kind.PROGRAM_OR_ROLE
                && parsed.phrases().isWord(i + length, "its");
        boolean habit = parsed.phrases().isWord(i + length - 2, "habit")
                && parsed.sentence().find(WordClass.WELL, i, parsed.sentence().size()) >= 0;
        boolean good = agent != null && parsed.sentence().find(WordClass.VIRTUE, agent.from(), agent.to()) >= 0;
        boolean cleared = thing || habit || (would && (even || good));
        if (agent != null && !cleared && (agent.isBlamedFor(certainty) || parsed.isBlamed(agent, i))) {
            boolean forgot = parsed.sentence().is(WordClass.INFINITIVE, i + length)
                    || parsed.sentence().is(WordClass.INFINITIVE, i + length - 1);
            int undone = i + length + (parsed.sentence().is(WordClass.INFINITIVE, i + length) ? 1 : 0);
            BlamePattern pattern =
                    forgot || certainty == Certainty.HUMAN_ONLY ? BlamePattern.LAPSE : BlamePattern.WRONG_ACT;
            found.accept(BlameCandidate.of(agent, i, i + length - 1, pattern, forgot ? undone : -1));
        }
    }

    /** "even Ada", "even a very careful reviewer". */
    private static boolean isEvenBefore(ParsedSentence parsed, int from) {
        int i = from - 1;
        while (parsed.sentence().is(WordClass.DETERMINER, i)
                || (parsed.phrases().isAdverb(i) && !parsed.phrases().isWord(i, "even"))) {
            i--;
        }
        return parsed.phrases().isWord(i, "even");
    }

    /** "broke the loop", "broke the change into parts", "broke the link to the cache, and service returned". */
    private static boolean isMeant(ParsedSentence parsed, int i) {
        boolean breaks = parsed.sentence().match(WordClass.BREAKING, i) > 0;
        boolean mends = parsed.sentence().match(WordClass.MENDING_BREAK, i) > 0;
        for (int into = i + 2; breaks && into < i + 7; into++) {
            mends |= parsed.phrases().isWord(into, "into");
        }
        return mends || (breaks && new Purpose(parsed).isHelp(parsed.group(i), i));
    }

    /** "the issue causing the errors". */
    private static boolean isOfHarm(ParsedSentence parsed, int i) {
        return parsed.isGerund(i) && parsed.sentence().is(WordClass.HARM, i - 1);
    }

    /** Five letters, by which "assumed the role" is known. */
    private static String stem(ParsedSentence parsed, int i) {
        String word = parsed.sentence().at(i).word();
        return word.substring(0, Math.min(5, word.length()));
    }

    /** Nearly every verb of the form "mis…ed" is a slip of a person. */
    private static boolean isMistaken(ParsedSentence parsed, int i) {
        return parsed.phrases().isVerb(i)
                && parsed.sentence().at(i).word().startsWith("mis")
                && !parsed.sentence().is(WordClass.FAULT_VERB, i)
                && !"missed".equals(parsed.sentence().at(i).word());
    }
}
