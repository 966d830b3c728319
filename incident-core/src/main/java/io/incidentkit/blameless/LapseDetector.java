package io.incidentkit.blameless;

import io.incidentkit.blameless.Agent.Certainty;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
        boolean mistaken = kind == WordClass.LAPSE_VERB && isMistaken(reading, i);
        int length = mistaken ? 1 : reading.sentence().match(kind, i);
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

    /** Nearly every verb of the form "mis…ed" is a slip of a person. */
    private static boolean isMistaken(Reading reading, int i) {
        return reading.phrases().isVerb(i)
                && reading.sentence().at(i).word().startsWith("mis")
                && !reading.sentence().is(WordClass.FAULT_VERB, i)
                && !"missed".equals(reading.sentence().at(i).word());
    }

    /** "Ada thought she was on staging": what somebody takes for true of themselves and is told of them was not. */
    private static void believed(Reading reading, int i, Consumer<Suspicion> found) {
        int self = reading.phrases().isWord(i + 1, "that") ? i + 2 : i + 1;
        boolean gerund = reading.isGerund(i);
        boolean own = reading.sentence().is(WordClass.PERSON_PRONOUN, self)
                || reading.sentence().is(WordClass.THEY, self)
                || (gerund && (reading.phrases().isWord(self, "it") || self == i + 2));
        int last = reading.sentence().find(WordClass.BEING, self + 1, self + 5);
        boolean state =
                last == self + 1 || (gerund && last > 0) || reading.phrases().isWord(self + 1, "had");
        Agent agent = own && state ? believer(reading, i, gerund) : null;
        if (agent != null && agent.isBlamedFor(Certainty.SLIP) && agent.kind() != Agent.Kind.WE) {
            found.accept(Suspicion.of(agent, i, Math.max(last, self + 1), BlamePattern.LAPSE));
        }
    }

    /** "Ada rebooted it, thinking that …": who thinks is who acts. */
    private static @Nullable Agent believer(Reading reading, int i, boolean gerund) {
        return gerund ? reading.subjects().before(i) : reading.doer(i, 1);
    }
}
