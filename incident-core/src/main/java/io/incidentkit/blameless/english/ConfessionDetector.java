package io.incidentkit.blameless.english;

import io.incidentkit.blameless.BlameKind;
import io.incidentkit.blameless.english.Agent.Kind;
import java.util.function.Consumer;

/** Finds blame of the writers themselves: "oops", "this is on me", "the fault is mine", "I should be more careful". */
final class ConfessionDetector implements BlameCandidate.Detector {
    private static final int BETWEEN = 4;

    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int self = sentence.match(WordClass.SELF_BLAME, i);
        if (self > 0) {
            found.accept(new BlameCandidate(i, i + self - 1, BlameKind.BLAME_NAMED, BlamePattern.AT_FAULT, -1));
        }
        int our = sentence.match(WordClass.OUR_BLAME, i);
        if (our > 0) {
            found.accept(new BlameCandidate(i, i + our - 1, BlameKind.BLAME_ROLE, BlamePattern.AT_FAULT, -1));
        }
        if (isOwned(parsed, i)) {
            mine(parsed, i, found);
        }
        int advice = sentence.match(WordClass.CARE_ADVICE, i);
        if (advice > 0) {
            moreCareful(parsed, i, advice, found);
        }
    }

    private static boolean isOwned(ParsedSentence parsed, int i) {
        return parsed.phrases().isWord(i, "mine")
                || parsed.phrases().isWord(i, "his")
                || parsed.phrases().isWord(i, "hers");
    }

    /** "The mistake was entirely mine". */
    private static void mine(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int before = i - 1;
        while (parsed.phrases().isAdverb(before)) {
            before--;
        }
        boolean ends = sentence.isEdge(i + 1) || sentence.is(WordClass.COORDINATOR, i + 1);
        if (sentence.is(WordClass.BEING, before) && ends) {
            int fault = sentence.find(WordClass.FAULT_NOUN, before - BETWEEN, before);
            int blame = sentence.find(WordClass.BLAMING, before - BETWEEN, before);
            int first = Math.max(fault, blame);
            boolean denied = parsed.group(i).negated() || sentence.find(WordClass.NEGATION, before, i) >= 0;
            if (first >= 0 && !denied) {
                found.accept(BlameCandidate.of(new Agent(Kind.NAMED, i, i), first, i, BlamePattern.AT_FAULT));
            }
        }
    }

    /** "Ada needs to be more careful". */
    private static void moreCareful(ParsedSentence parsed, int i, int length, Consumer<BlameCandidate> found) {
        Agent agent = parsed.subjects().of(parsed.group(i), false);
        if (agent != null && agent.isPerson() && !parsed.subjects().isHypothetical(agent)) {
            found.accept(BlameCandidate.of(agent, i, i + length - 1, BlamePattern.SHORTCOMING));
        }
    }
}
