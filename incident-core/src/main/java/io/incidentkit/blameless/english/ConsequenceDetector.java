package io.incidentkit.blameless.english;

import java.util.function.Consumer;

/** Finds acts of somebody with their harm: "X deployed a change that took the site down", "X triggered the outage". */
final class ConsequenceDetector implements BlameCandidate.Detector {
    private static final int OBJECT = 10;
    private static final int HARMED = 6;

    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        boolean relative =
                parsed.phrases().isWord(i, "that") || parsed.phrases().isWord(i, "which");
        if (relative && !parsed.sentence().isInitial(i)) {
            relative(parsed, i, found);
        }
        int triggering = parsed.sentence().match(WordClass.TRIGGERING, i);
        if (triggering > 0) {
            triggered(parsed, i, triggering, found);
        }
    }

    private static void relative(ParsedSentence parsed, int relative, Consumer<BlameCandidate> found) {
        int harm = harmAfter(parsed, relative + 1);
        int act = harm < 0 ? -1 : actBefore(parsed, relative);
        if (act < 0) {
            return;
        }
        Agent agent = parsed.doer(act, 1);
        if (agent != null && isBlamed(parsed, agent, act)) {
            found.accept(BlameCandidate.of(agent, act, harm, BlamePattern.CAUSE));
        }
    }

    /** Where the harm is told that the relative clause begins with; -1 for none. */
    private static int harmAfter(ParsedSentence parsed, int from) {
        Sentence sentence = parsed.sentence();
        int verb = from;
        boolean slip = false;
        while (parsed.phrases().isAdverb(verb) || parsed.phrases().isWord(verb, "had")) {
            slip |= sentence.is(WordClass.SLIP_ADVERB, verb) || sentence.is(WordClass.ERROR_ADVERB, verb);
            verb++;
        }
        int harming = sentence.match(WordClass.HARMING, verb);
        if (harming > 0) {
            int last = verb + harming - 1;
            boolean vague = sentence.is(WordClass.LEADING, verb);
            return vague ? sentence.find(WordClass.HARM, last + 1, last + 1 + HARMED) : last;
        }
        boolean has =
                parsed.phrases().isWord(verb, "contained") || parsed.phrases().isWord(verb, "had");
        if (has || parsed.phrases().isWord(verb, "introduced")) {
            return sentence.find(WordClass.DEFECTIVE, verb + 1, verb + HARMED);
        }
        return slip && parsed.phrases().isVerb(verb) ? verb : -1;
    }

    private static int actBefore(ParsedSentence parsed, int relative) {
        Sentence sentence = parsed.sentence();
        for (int i = relative - 1; i > relative - OBJECT && !sentence.isEdge(i); i--) {
            if (parsed.phrases().isVerb(i)) {
                boolean acts = sentence.is(WordClass.ACTION, i) || sentence.is(WordClass.INTRODUCING, i);
                return acts ? i : -1;
            }
        }
        return -1;
    }

    private static void triggered(ParsedSentence parsed, int i, int length, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int harm = sentence.find(WordClass.HARM, i + length, i + length + HARMED);
        boolean help = sentence.has(i + length) && parsed.isGerund(i + length);
        Agent agent = harm < 0 || help ? null : parsed.doer(i, length);
        boolean blamed = agent != null && agent.isPerson() && agent.kind() != Agent.Kind.AFFECTED;
        if (agent != null && blamed && agent.to() < i) {
            found.accept(BlameCandidate.of(agent, i, harm, BlamePattern.CAUSE));
        }
    }

    private static boolean isBlamed(ParsedSentence parsed, Agent agent, int act) {
        return parsed.isBlamedForWrong(agent, act) && agent.kind() != Agent.Kind.AFFECTED;
    }
}
