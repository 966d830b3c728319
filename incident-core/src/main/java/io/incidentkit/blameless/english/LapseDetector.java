package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.Agent.Certainty;
import java.util.function.Consumer;

/** "X forgot to …", "X ignored …". */
final class LapseDetector implements Detector {
    @Override
    public void look(ParsedSentence reading, int i, Consumer<BlameCandidate> found) {
        verb(reading, i, WordClass.LAPSE_VERB, Certainty.HUMAN_ONLY, found);
        verb(reading, i, WordClass.FAULT_VERB, Certainty.EITHER, found);
    }

    private static void verb(
            ParsedSentence reading, int i, WordClass kind, Certainty certainty, Consumer<BlameCandidate> found) {
        boolean mistaken = kind == WordClass.LAPSE_VERB && isMistaken(reading, i);
        int length = mistaken ? 1 : reading.sentence().match(kind, i);
        boolean attribute = kind == WordClass.FAULT_VERB && (reading.phrases().isAdjective(i) || isOfHarm(reading, i));
        boolean post = "assum".equals(stem(reading, i)) && reading.sentence().find(WordClass.POST, i + 1, i + 6) >= 0;
        if (length == 0 || attribute || post) {
            return;
        }
        Agent agent = reading.doer(i, length);
        if (agent != null && (agent.isBlamedFor(certainty) || reading.isBlamed(agent, i))) {
            boolean forgot = reading.sentence().is(WordClass.INFINITIVE, i + length)
                    || reading.sentence().is(WordClass.INFINITIVE, i + length - 1);
            int undone = i + length + (reading.sentence().is(WordClass.INFINITIVE, i + length) ? 1 : 0);
            BlamePattern pattern =
                    forgot || certainty == Certainty.HUMAN_ONLY ? BlamePattern.LAPSE : BlamePattern.WRONG_ACT;
            found.accept(BlameCandidate.of(agent, i, i + length - 1, pattern, forgot ? undone : -1));
        }
    }

    /** "the issue causing the errors". */
    private static boolean isOfHarm(ParsedSentence reading, int i) {
        return reading.isGerund(i) && reading.sentence().is(WordClass.HARM, i - 1);
    }

    /** Five letters, by which "assumed the role" is known. */
    private static String stem(ParsedSentence reading, int i) {
        String word = reading.sentence().at(i).word();
        return word.substring(0, Math.min(5, word.length()));
    }

    /** Nearly every verb of the form "mis…ed" is a slip of a person. */
    private static boolean isMistaken(ParsedSentence reading, int i) {
        return reading.phrases().isVerb(i)
                && reading.sentence().at(i).word().startsWith("mis")
                && !reading.sentence().is(WordClass.FAULT_VERB, i)
                && !"missed".equals(reading.sentence().at(i).word());
    }
}
