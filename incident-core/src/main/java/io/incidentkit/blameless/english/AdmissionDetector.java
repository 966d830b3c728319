package io.incidentkit.blameless.english;

import io.incidentkit.blameless.BlameKind;
import io.incidentkit.blameless.english.Agent.Kind;
import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import java.util.function.Consumer;

/**
 * Finds people who own up or find out: "X realised that she had …", "sorry for breaking …", "I was the one who deleted it",
 * "oops", "this is on me", "the fault is mine", "I should be more careful".
 */
final class AdmissionDetector implements BlameCandidate.Detector {
    private static final int BETWEEN = 4;

    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        confessed(parsed, i, WordClass.SELF_BLAME, BlameKind.BLAME_NAMED, found);
        confessed(parsed, i, WordClass.OUR_BLAME, BlameKind.BLAME_ROLE, found);
        if (isOwned(parsed, i)) {
            mine(parsed, i, found);
        }
        int advice = sentence.match(WordClass.CARE_ADVICE, i);
        if (advice > 0) {
            moreCareful(parsed, i, advice, found);
        }
        int apology = sentence.match(WordClass.APOLOGY, i);
        if (apology > 0) {
            apology(parsed, i, i + apology, found);
        }
        if (sentence.is(WordClass.REPORTING, i) || sentence.is(WordClass.SPEAKING, i)) {
            foundOut(parsed, i, found);
        }
        if (parsed.phrases().isWord(i, "one") && parsed.phrases().isWord(i + 1, "who")) {
            theOne(parsed, i, found);
        }
        if (parsed.phrases().isWord(i, "it") && sentence.is(WordClass.BEING, i + 1)) {
            cleft(parsed, i, found);
        }
        int unknown = sentence.match(WordClass.UNKNOWN_TO, i);
        if (unknown > 0) {
            Agent agent = parsed.phrases().following(i + unknown);
            if (agent.isPerson() && agent.kind() != Kind.AFFECTED) {
                found.accept(BlameCandidate.of(agent, i, agent.to(), BlamePattern.SHORTCOMING));
            }
        }
    }

    /** "Ada apologised for breaking the build"; what a company is sorry for is no person's act. */
    private static void apology(ParsedSentence parsed, int i, int after, Consumer<BlameCandidate> found) {
        int act = parsed.phrases().isWord(after, "not") ? after + 1 : after;
        if (!parsed.sentence().has(act) || !parsed.isGerund(act)) {
            return;
        }
        Agent agent = parsed.subjects().of(parsed.group(i), false);
        boolean elided = agent == null && parsed.sentence().isInitial(i);
        if (elided || (agent != null && agent.isBlamedFor(Agent.Certainty.HUMAN_ONLY) && agent.kind() != Kind.WE)) {
            Agent owner = agent == null ? new Agent(Kind.NAMED, i, i) : agent;
            found.accept(BlameCandidate.of(owner, i, act, BlamePattern.AT_FAULT));
        }
    }

    /** "Ada noticed that she had stopped the wrong one": what people find out of their own acts is a slip. */
    private static void foundOut(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int self = parsed.phrases().isWord(i + 1, "that") ? i + 2 : i + 1;
        boolean own = sentence.is(WordClass.PERSON_PRONOUN, self) || sentence.is(WordClass.THEY, self);
        boolean had =
                parsed.phrases().isWord(self + 1, "had") || parsed.phrases().isWord(self + 1, "has");
        int act = self + 2;
        while (parsed.phrases().isAdverb(act)) {
            act++;
        }
        boolean owned =
                sentence.is(WordClass.CONFESSING, i) && own && parsed.phrases().isVerb(self + 1);
        if (owned && parsed.phrases().classify(self, self).isBlamedFor(Agent.Certainty.HUMAN_ONLY)) {
            found.accept(BlameCandidate.of(parsed.phrases().classify(self, self), i, self + 1, BlamePattern.LAPSE));
            return;
        }
        boolean acted = sentence.is(WordClass.ACTION, act) || sentence.match(WordClass.REMOVING, act) > 0;
        if (own
                && had
                && (acted || sentence.is(WordClass.BARE_PARTICIPLE, act))
                && !parsed.group(act).negated()) {
            Agent agent = parsed.phrases().classify(self, self);
            boolean person = agent.isBlamedFor(Agent.Certainty.HUMAN_ONLY);
            if (person && parsed.group(i).isAsserted()) {
                found.accept(BlameCandidate.of(agent, i, act, BlamePattern.LAPSE));
            }
        }
    }

    /** "It was Ada who removed the rule". */
    private static void cleft(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        Agent agent = parsed.phrases().following(i + 2);
        int act = agent.to() + 2;
        while (parsed.phrases().isAdverb(act) || parsed.phrases().isWord(act, "had")) {
            act++;
        }
        boolean who = parsed.phrases().isWord(agent.to() + 1, "who");
        boolean acts = sentence.is(WordClass.ACTION, act) || sentence.match(WordClass.REMOVING, act) > 0;
        boolean repairs = sentence.is(WordClass.REPAIRING, act) || sentence.is(WordClass.REPORTING, act);
        boolean person = agent.isBlamedFor(Agent.Certainty.HUMAN_ONLY) && agent.kind() != Kind.NOBODY;
        if (who && acts && !repairs && person) {
            found.accept(BlameCandidate.of(agent, i, act, BlamePattern.CAUSE));
        }
    }

    /** "Ada was the one who removed the rule". */
    private static void theOne(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int act = i + 2;
        while (parsed.phrases().isAdverb(act) || sentence.is(WordClass.AUXILIARY, act)) {
            act++;
        }
        boolean harms = sentence.match(WordClass.REMOVING, act) > 0 || sentence.match(WordClass.HARMING, act) > 0;
        boolean acts = harms || sentence.is(WordClass.INTRODUCING, act);
        boolean denied = parsed.group(i - 1).negated() || parsed.group(act).negated();
        Agent agent = acts && !denied ? parsed.subjects().of(parsed.group(i - 1), false) : null;
        boolean person = agent != null && agent.isBlamedFor(Agent.Certainty.HUMAN_ONLY);
        if (agent != null && person && agent.kind() != Kind.WE) {
            found.accept(BlameCandidate.of(agent, i, act, BlamePattern.CAUSE));
        }
    }

    /** "my fault", "our oversight"; "not our fault" is none. */
    private static void confessed(
            ParsedSentence parsed, int i, WordClass words, BlameKind kind, Consumer<BlameCandidate> found) {
        int length = parsed.sentence().match(words, i);
        boolean denied = parsed.sentence().find(WordClass.NEGATION, i - BETWEEN / 2, i) >= 0;
        if (length > 0 && !denied) {
            found.accept(new BlameCandidate(i, i + length - 1, kind, BlamePattern.AT_FAULT, -1));
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
        boolean byTool = parsed.phrases().isWord(i + length, "by");
        Agent agent = byTool ? null : parsed.subjects().of(parsed.group(i), false);
        if (agent != null && agent.isPerson() && !parsed.subjects().isHypothetical(agent)) {
            found.accept(BlameCandidate.of(agent, i, i + length - 1, BlamePattern.SHORTCOMING));
        }
    }
}
