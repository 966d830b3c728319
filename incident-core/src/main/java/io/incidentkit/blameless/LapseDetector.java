package io.incidentkit.blameless;

import io.incidentkit.blameless.Agent.Certainty;
import java.util.function.Consumer;

/** "X forgot to …", "X ignored …", "X thought that she was …". */
final class LapseDetector implements Detector {
    @Override
    public void look(Reading reading, int i, Consumer<Suspicion> found) {
        verb(reading, i, WordClass.LAPSE_VERB, Certainty.HUMAN_ONLY, found);
        verb(reading, i, WordClass.FAULT_VERB, Certainty.EITHER, found);
        if (reading.sentence().is(WordClass.BELIEVING, i)) {
            believed(reading, i, found);
        }
    }

    private static void verb(Reading reading, int i, WordClass kind, Certainty certainty, Consumer<Suspicion> found) {
        int length = reading.sentence().match(kind, i);
        boolean attribute = kind == WordClass.FAULT_VERB && reading.phrases().isAdjective(i);
        if (length == 0 || attribute) {
            return;
        }
        Agent agent = reading.doer(i, length);
        if (agent != null && agent.isBlamedFor(certainty)) {
            boolean forgot = reading.sentence().is(WordClass.INFINITIVE, i + length)
                    || reading.sentence().is(WordClass.INFINITIVE, i + length - 1);
            int undone = i + length + (reading.sentence().is(WordClass.INFINITIVE, i + length) ? 1 : 0);
            BlamePattern pattern =
                    forgot || certainty == Certainty.HUMAN_ONLY ? BlamePattern.LAPSE : BlamePattern.WRONG_ACT;
            found.accept(Suspicion.of(agent, i, i + length - 1, pattern, forgot ? undone : -1));
        }
    }

    /** "Ada thought she was on staging": what somebody takes for true of themselves and is told of them was not. */
    private static void believed(Reading reading, int i, Consumer<Suspicion> found) {
        int self = reading.phrases().isWord(i + 1, "that") ? i + 2 : i + 1;
        boolean own = reading.sentence().is(WordClass.PERSON_PRONOUN, self)
                || reading.sentence().is(WordClass.THEY, self);
        boolean state = reading.sentence().is(WordClass.BEING, self + 1)
                || reading.phrases().isWord(self + 1, "had");
        Agent agent = own && state ? reading.doer(i, 1) : null;
        if (agent != null && agent.isBlamedFor(Certainty.SLIP) && agent.kind() != Agent.Kind.WE) {
            found.accept(Suspicion.of(agent, i, self + 1, BlamePattern.LAPSE));
        }
    }
}
