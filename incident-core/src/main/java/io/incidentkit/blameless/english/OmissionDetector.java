package io.incidentkit.blameless.english;

import java.util.function.Consumer;

/** "X did not check …", "X failed to …", "nobody checked …", "X deployed without …". */
final class OmissionDetector implements Detector {
    @Override
    public void look(ParsedSentence reading, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = reading.sentence();
        int failing = sentence.match(WordClass.FAILING, i);
        if (failing > 0) {
            failed(reading, i, failing, found);
        }
        if (sentence.is(WordClass.NEGATION, i)) {
            negated(reading, i, found);
        }
        if (sentence.is(WordClass.NOBODY, i)) {
            nobody(reading, i, found);
        }
        boolean nor = reading.phrases().isWord(i, "nor");
        boolean none = reading.phrases().isWord(i, "none") || reading.phrases().isWord(i, "neither");
        if (nor || (none && reading.phrases().isWord(i + 1, "of"))) {
            neither(reading, i, nor ? i + 1 : i + 2, found);
        }
        if (reading.phrases().isWord(i, "without")) {
            without(reading, i, found);
        }
    }

    private static void failed(ParsedSentence reading, int i, int length, Consumer<BlameCandidate> found) {
        int act = i + length;
        Agent agent = reading.doer(i, length);
        if (agent != null && reading.isBlamed(agent, act) && !isAttempt(reading, act)) {
            found.accept(BlameCandidate.of(agent, i, Math.min(act, last(reading)), BlamePattern.OMISSION, act));
        }
    }

    private static void negated(ParsedSentence reading, int i, Consumer<BlameCandidate> found) {
        int act = i + 1;
        while (reading.phrases().isAdverb(act) || reading.phrases().isWord(act, "been")) {
            act++;
        }
        if (reading.phrases().isVerb(act) && reading.group(act).passive()) {
            notDoneBy(reading, i, act, found);
            return;
        }
        boolean gerund = isNegatedGerund(reading, i, act);
        boolean inattentive = isInattentive(reading, i, act);
        if ((!gerund && !inattentive && !isNegatedPast(reading, i, act))
                || isAttempt(reading, act)
                || isPassive(reading, i, act)) {
            return;
        }
        Agent agent = reading.subjects().of(reading.group(i), gerund);
        if (agent == null && gerund) {
            agent = reading.subjects().afterComma(act);
        }
        boolean blamed = agent != null
                && reading.isBlamed(agent, act)
                && !reading.subjects().isHypothetical(agent)
                && !isDenial(reading, agent);
        if (agent != null && blamed && reading.sentence().has(act)) {
            found.accept(BlameCandidate.of(agent, i, act, BlamePattern.OMISSION, act));
        }
    }

    /** "was not checked by Ada". */
    private static void notDoneBy(ParsedSentence reading, int i, int act, Consumer<BlameCandidate> found) {
        boolean duty = reading.sentence().is(WordClass.DUTY, act);
        Agent by = duty ? reading.subjects().by(act + 1) : null;
        if (by != null && by.isPerson()) {
            found.accept(BlameCandidate.of(by, i, act, BlamePattern.OMISSION));
        }
    }

    /** "did not check", "had not checked", "never checked". */
    private static boolean isNegatedPast(ParsedSentence reading, int i, int act) {
        String word = reading.sentence().at(i).word();
        boolean did = reading.phrases().isWord(act, "did");
        if (reading.sentence().is(WordClass.AUXILIARY, act) && !did) {
            return false;
        }
        boolean never = "never".equals(word) && (reading.phrases().isVerb(act) || did);
        boolean contracted = "didn't".equals(word) || "hadn't".equals(word);
        return never || contracted || isAfter(reading, i, "did") || isAfter(reading, i, "had");
    }

    /** "by not checking", "Ada not checking"; "was not checking" is only what was going on. */
    private static boolean isNegatedGerund(ParsedSentence reading, int i, int act) {
        boolean verb = reading.sentence().has(act)
                && reading.isGerund(act)
                && !reading.sentence().is(WordClass.BEING, act);
        int before = i - 1;
        while (reading.phrases().isAdverb(before)) {
            before--;
        }
        return verb && reading.phrases().isWord(i, "not") && !reading.sentence().is(WordClass.AUXILIARY, before);
    }

    /** "was not watching the logs". */
    private static boolean isInattentive(ParsedSentence reading, int i, int act) {
        Sentence sentence = reading.sentence();
        boolean was = sentence.is(WordClass.BEING, i) || sentence.is(WordClass.BEING, i - 1);
        return was && sentence.is(WordClass.ATTENDING, act);
    }

    /** "confirmed that she had not opened it": what somebody is cleared of. */
    private static boolean isDenial(ParsedSentence reading, Agent agent) {
        int before = agent.from() - 1;
        int verb = reading.phrases().isWord(before, "that") ? before - 1 : before;
        return reading.sentence().is(WordClass.CONFIRMING, verb)
                && reading.phrases().isPronoun(agent.from());
    }

    private static boolean isAfter(ParsedSentence reading, int i, String auxiliary) {
        return reading.phrases().isWord(i, "not") && reading.phrases().isWord(i - 1, auxiliary);
    }

    private static boolean isPassive(ParsedSentence reading, int i, int act) {
        return reading.phrases().isWord(act - 1, "been") && act - 1 > i;
    }

    /** How a search or an attempt went, or a slip that was not made. */
    private static boolean isAttempt(ParsedSentence reading, int act) {
        return reading.sentence().match(WordClass.ATTEMPT, act) > 0
                || reading.sentence().match(WordClass.LAPSE_VERB, act) > 0
                || reading.sentence().match(WordClass.DENIED_FAULT, act) > 0;
    }

    private static void nobody(ParsedSentence reading, int i, Consumer<BlameCandidate> found) {
        int act = i + 1;
        if (reading.phrases().isWord(act, "on") || reading.phrases().isWord(act, "in")) {
            act = reading.phrases().following(act + 1).to() + 1;
        }
        while (reading.phrases().isAdverb(act) || reading.sentence().is(WordClass.AUXILIARY, act)) {
            act++;
        }
        boolean past = reading.phrases().isVerb(act) || reading.phrases().isWord(act, "read");
        boolean asserted = !reading.sentence().is(WordClass.MODAL, i + 1);
        if (past && asserted && reading.sentence().match(WordClass.DUTY, act) > 0) {
            Agent agent = new Agent(Agent.Kind.NOBODY, i, i);
            found.accept(BlameCandidate.of(agent, i, act, BlamePattern.OMISSION));
        }
    }

    /** "Neither the author nor the reviewer checked", "none of the reviewers checked". */
    private static void neither(ParsedSentence reading, int i, int who, Consumer<BlameCandidate> found) {
        Agent agent = reading.phrases().following(who);
        int act = agent.to() + 1;
        while (reading.phrases().isAdverb(act) || reading.phrases().isWord(act, "had")) {
            act++;
        }
        boolean duty = reading.sentence().match(WordClass.DUTY, act) > 0
                || reading.sentence().match(WordClass.HUMAN_ACT, act) > 0;
        boolean denied = duty && reading.phrases().isVerb(act) && !isAttempt(reading, act);
        if (denied && reading.isBlamed(agent, act) && agent.kind() != Agent.Kind.AFFECTED) {
            found.accept(BlameCandidate.of(agent, i, act, BlamePattern.OMISSION));
        }
    }

    private static void without(ParsedSentence reading, int i, Consumer<BlameCandidate> found) {
        int length =
                Math.max(reading.sentence().match(WordClass.DUTY_WITHOUT, i + 1), safeguardLeftOut(reading, i + 1));
        if (length == 0 || verbBefore(reading, i) < 0) {
            return;
        }
        VerbGroup group = reading.group(verbBefore(reading, i));
        Agent agent = group.passive()
                ? reading.subjects().by(group.start())
                : reading.subjects().before(i);
        boolean asserted = group.isAsserted();
        boolean blamed = agent != null
                && asserted
                && agent.kind() != Agent.Kind.AFFECTED
                && (reading.isBlamed(agent, i + 1) || reading.isBlamedForWrong(agent, verbBefore(reading, i)));
        if (agent != null && blamed) {
            found.accept(BlameCandidate.of(agent, i, i + length, BlamePattern.OMISSION));
        }
    }

    /** "without draining it first"; "without losing data" says that nothing was left out. */
    private static int safeguardLeftOut(ParsedSentence reading, int act) {
        Sentence sentence = reading.sentence();
        int gerund = act;
        while (reading.phrases().isAdverb(gerund)) {
            gerund++;
        }
        boolean leftOut = sentence.has(gerund)
                && sentence.at(gerund).isWord()
                && reading.isGerund(gerund)
                && !sentence.is(WordClass.HARMLESS_WITHOUT, gerund);
        return leftOut ? gerund - act + 1 : 0;
    }

    private static int verbBefore(ParsedSentence reading, int place) {
        for (int i = place - 1; i >= 0 && i > place - 12 && !reading.sentence().isEdge(i); i--) {
            if (reading.phrases().isVerb(i) || reading.phrases().isWord(i, "did")) {
                return i;
            }
        }
        return -1;
    }

    private static int last(ParsedSentence reading) {
        return reading.sentence().size() - 1;
    }
}
