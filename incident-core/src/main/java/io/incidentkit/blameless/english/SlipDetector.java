package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.Agent.Certainty;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** "X accidentally deleted …", "X deleted … by mistake", "… was incorrectly set by X". */
final class SlipDetector implements Detector {
    @Override
    public void look(ParsedSentence reading, int i, Consumer<BlameCandidate> found) {
        look(reading, i, WordClass.SLIP_ADVERB, Certainty.HUMAN_ONLY, found);
        look(reading, i, WordClass.ERROR_ADVERB, Certainty.SLIP, found);
        look(reading, i, WordClass.MISFIT_ADVERB, Certainty.EITHER, found);
    }

    private static void look(
            ParsedSentence reading, int i, WordClass kind, Certainty certainty, Consumer<BlameCandidate> found) {
        int length = reading.sentence().match(kind, i);
        if (length > 0 && !reading.sentence().is(WordClass.TERM_TAIL, i + length)) {
            slip(reading, i, length, certainty, found);
        }
    }

    private static void slip(
            ParsedSentence reading, int i, int length, Certainty certainty, Consumer<BlameCandidate> found) {
        int verb = verbAfter(reading, i + length);
        VerbGroup group = reading.group(i);
        if (!group.isAsserted()) {
            return;
        }
        Agent agent = inBrackets(reading, i, i + length);
        if (agent == null && verb >= 0) {
            agent = reading.doer(reading.group(verb), verb, 1);
        }
        if (agent == null || !agent.isBlamedFor(certainty)) {
            boolean initial = reading.sentence().isInitial(i);
            Agent other = initial ? fronted(reading, i, length) : trailing(reading, i, length, group, verb);
            agent = other == null ? agent : other;
        }
        boolean name = agent != null
                && verb >= 0
                && (certainty == Certainty.EITHER
                        ? reading.isBlamed(agent, verb)
                        : reading.isBlamedForWrong(agent, verb));
        name |= agent != null && agent.isUnknownName() && reading.sentence().is(WordClass.BELIEVING, verb);
        if (agent != null
                && (name || agent.isBlamedFor(certainty))
                && !reading.subjects().isHypothetical(agent)) {
            found.accept(BlameCandidate.of(agent, i, Math.max(verb, i + length - 1), BlamePattern.LAPSE));
        }
    }

    /** "Ada deleted the table by mistake": the slip comes after the verb and its object. */
    private static @Nullable Agent trailing(ParsedSentence reading, int i, int length, VerbGroup group, int verb) {
        Agent by = reading.subjects().by(i + length);
        if ((by != null && by.isPerson()) || verb >= 0 || group.passive()) {
            return by;
        }
        return isPassiveBefore(reading, i) ? null : reading.subjects().before(group.start());
    }

    /** "Accidentally, Ada deleted it", "By mistake Ada deleted it". */
    private static @Nullable Agent fronted(ParsedSentence reading, int i, int length) {
        Agent next = reading.phrases().following(i + length);
        return next.isPerson() ? next : reading.subjects().afterComma(i);
    }

    /** "Ada (wrongly) concluded". */
    private static @Nullable Agent inBrackets(ParsedSentence reading, int i, int end) {
        boolean brackets = reading.sentence().isForm(i - 1, Token.Form.OPEN)
                && reading.sentence().isForm(end, Token.Form.CLOSE)
                && reading.phrases().isHead(i - 2);
        return brackets ? reading.phrases().classify(reading.phrases().start(i - 2), i - 2) : null;
    }

    private static boolean isPassiveBefore(ParsedSentence reading, int place) {
        for (int i = place - 1; i >= 0 && i > place - 10 && !reading.sentence().isEdge(i); i--) {
            if (reading.phrases().isVerb(i)) {
                return reading.group(i).passive();
            }
        }
        return false;
    }

    private static int verbAfter(ParsedSentence reading, int place) {
        int i = place;
        while (reading.phrases().isAdverb(i) || reading.sentence().is(WordClass.AUXILIARY, i)) {
            i++;
        }
        boolean verb = reading.sentence().has(i)
                && (reading.phrases().isVerb(i) || reading.sentence().is(WordClass.ACTION, i) || reading.isGerund(i));
        return verb ? i : -1;
    }
}
