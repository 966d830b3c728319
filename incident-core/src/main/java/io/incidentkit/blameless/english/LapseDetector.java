package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.Agent.Certainty;
import java.util.function.Consumer;

/** "X forgot to …", "X ignored …". */
final class LapseDetector implements BlameCandidate.Detector {
    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        verb(parsed, i, WordClass.LAPSE_VERB, Certainty.HUMAN_ONLY, found);
        verb(parsed, i, WordClass.FAULT_VERB, Certainty.EITHER, found);
    }

    private static void verb(
            ParsedSentence parsed, int i, WordClass kind, Certainty certainty, Consumer<BlameCandidate> found) {
        boolean mistaken = kind == WordClass.LAPSE_VERB && isMistaken(parsed, i);
        int length = mistaken ? 1 : parsed.sentence().match(kind, i);
        boolean attribute = kind == WordClass.FAULT_VERB && (parsed.phrases().isAdjective(i) || isOfHarm(parsed, i));
        boolean post = "assum".equals(stem(parsed, i)) && parsed.sentence().find(WordClass.POST, i + 1, i + 6) >= 0;
        if (length == 0 || attribute || post || isMeant(parsed, i)) {
            return;
        }
        Agent agent = parsed.doer(i, length);
        if (agent != null && (agent.isBlamedFor(certainty) || parsed.isBlamed(agent, i))) {
            boolean forgot = parsed.sentence().is(WordClass.INFINITIVE, i + length)
                    || parsed.sentence().is(WordClass.INFINITIVE, i + length - 1);
            int undone = i + length + (parsed.sentence().is(WordClass.INFINITIVE, i + length) ? 1 : 0);
            BlamePattern pattern =
                    forgot || certainty == Certainty.HUMAN_ONLY ? BlamePattern.LAPSE : BlamePattern.WRONG_ACT;
            found.accept(BlameCandidate.of(agent, i, i + length - 1, pattern, forgot ? undone : -1));
        }
    }

    /** "broke the loop", "broke the link to the cache, and service returned". */
    private static boolean isMeant(ParsedSentence parsed, int i) {
        boolean breaks = parsed.sentence().match(WordClass.BREAKING, i) > 0;
        boolean mends = parsed.sentence().match(WordClass.MENDING_BREAK, i) > 0;
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
