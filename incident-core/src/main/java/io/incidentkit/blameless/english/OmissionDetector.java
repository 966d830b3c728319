package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import io.incidentkit.blameless.english.ParsedSentence.VerbGroup;
import java.util.function.Consumer;

/** "X did not check …", "X failed to …", "nobody checked …", "X deployed without …". */
final class OmissionDetector implements BlameCandidate.Detector {
    private static final int INVERTED = 8;

    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int failing = sentence.match(WordClass.FAILING, i);
        if (failing > 0) {
            failed(parsed, i, failing, found);
        }
        if (sentence.is(WordClass.NEGATION, i)) {
            negated(parsed, i, found);
            habitual(parsed, i, found);
        }
        if (sentence.is(WordClass.NOBODY, i)) {
            nobody(parsed, i, found);
        }
        boolean nor = parsed.phrases().isWord(i, "nor");
        boolean none = parsed.phrases().isWord(i, "none") || parsed.phrases().isWord(i, "neither");
        boolean of = parsed.phrases().isWord(i + 1, "of");
        boolean each = parsed.phrases().isWord(i, "neither") && sentence.is(WordClass.ROLE, i + 1);
        if (nor || each || (none && of)) {
            neither(parsed, i, nor || each ? i + 1 : i + 2, found);
        }
        boolean mind =
                parsed.phrases().isWord(i, "occurred") || parsed.phrases().isWord(i, "occur");
        if (mind || parsed.phrases().isWord(i, "crossed") || parsed.phrases().isWord(i, "cross")) {
            notThoughtOf(parsed, i, mind, found);
        }
        if (parsed.phrases().isWord(i, "did") || parsed.phrases().isWord(i, "had")) {
            inverted(parsed, i, found);
        }
        if (parsed.phrases().isWord(i, "without")) {
            without(parsed, i, found);
        }
    }

    private static void failed(ParsedSentence parsed, int i, int length, Consumer<BlameCandidate> found) {
        int act = i + length;
        Agent agent = parsed.doer(i, length);
        if (agent != null && parsed.isBlamed(agent, act) && !isAttempt(parsed, act)) {
            found.accept(BlameCandidate.of(agent, i, Math.min(act, last(parsed)), BlamePattern.OMISSION, act));
        }
    }

    private static void negated(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        int act = i + 1;
        while (parsed.phrases().isAdverb(act) || parsed.phrases().isWord(act, "been")) {
            act++;
        }
        if (parsed.phrases().isVerb(act) && parsed.group(act).passive()) {
            notDoneBy(parsed, i, act, found);
            return;
        }
        boolean gerund = isNegatedGerund(parsed, i, act);
        boolean inattentive = isInattentive(parsed, i, act);
        if ((!gerund && !inattentive && !isNegatedPast(parsed, i, act))
                || isAttempt(parsed, act)
                || isPassive(parsed, i, act)) {
            return;
        }
        boolean aside = gerund && parsed.isAside(i);
        Agent agent = aside ? parsed.subjects().before(i) : parsed.subjects().of(parsed.group(i), gerund);
        if (agent == null && gerund) {
            agent = parsed.subjects().afterComma(act);
        }
        boolean mind = gerund && parsed.sentence().match(WordClass.HUMAN_ACT, act) > 0;
        if (mind && (agent == null || !agent.isPerson())) {
            agent = parsed.subjects().before(i);
        }
        boolean blamed = agent != null
                && parsed.isBlamed(agent, act)
                && !parsed.subjects().isHypothetical(agent)
                && !parsed.isExplained(act)
                && !isDenial(parsed, agent);
        if (agent != null && blamed && parsed.sentence().has(act)) {
            found.accept(BlameCandidate.of(agent, i, act, BlamePattern.OMISSION, act));
        }
    }

    /** "Ada does not test her code": what somebody never does; under a "when" or an "until" it is only thought of. */
    private static void habitual(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        String word = sentence.at(i).word();
        boolean does =
                parsed.phrases().isWord(i - 1, "does") || parsed.phrases().isWord(i - 1, "do");
        boolean negated =
                "doesn't".equals(word) || "don't".equals(word) || "never".equals(word) || ("not".equals(word) && does);
        int act = i + 1;
        while (parsed.phrases().isAdverb(act)) {
            act++;
        }
        int length = negated ? sentence.match(WordClass.DILIGENCE, act) : 0;
        Agent agent = length > 0 ? parsed.subjects().of(parsed.group(i), false) : null;
        if (agent == null || !agent.isPerson() || agent.kind() == Agent.Kind.AFFECTED) {
            return;
        }
        int before = agent.from() - 1;
        boolean thought =
                sentence.is(WordClass.SUBORDINATOR, before) && !parsed.phrases().isWord(before, "because");
        boolean supposed = thought
                || sentence.is(WordClass.CLAUSAL_PREPOSITION, before)
                || parsed.subjects().isHypothetical(agent);
        if (!supposed && !parsed.isExplained(act)) {
            found.accept(BlameCandidate.of(agent, i, act + length - 1, BlamePattern.OMISSION, act));
        }
    }

    /** "It never occurred to Ada to check", "it did not cross her mind". */
    private static void notThoughtOf(ParsedSentence parsed, int i, boolean to, Consumer<BlameCandidate> found) {
        Agent whose = parsed.phrases().following(to ? i + 2 : i + 1);
        Agent owner = to ? whose : parsed.phrases().owner(whose);
        boolean form =
                to ? parsed.phrases().isWord(i + 1, "to") : parsed.phrases().isWord(whose.to(), "mind");
        boolean blamed =
                owner != null && owner.isBlamedFor(Agent.Certainty.SLIP) && owner.kind() != Agent.Kind.AFFECTED;
        if (owner != null && form && blamed && parsed.group(i).negated()) {
            found.accept(BlameCandidate.of(owner, i, whose.to(), BlamePattern.LAPSE));
        }
    }

    /** "was not checked by Ada". */
    private static void notDoneBy(ParsedSentence parsed, int i, int act, Consumer<BlameCandidate> found) {
        boolean duty =
                parsed.sentence().is(WordClass.DUTY, act) || parsed.sentence().is(WordClass.PERFORMED, act);
        Agent by = duty ? parsed.subjects().by(act + 1) : null;
        if (by != null && by.isPerson()) {
            found.accept(BlameCandidate.of(by, i, act, BlamePattern.OMISSION));
        }
    }

    /** "did not check", "had not checked", "never checked". */
    private static boolean isNegatedPast(ParsedSentence parsed, int i, int act) {
        String word = parsed.sentence().at(i).word();
        boolean did = parsed.phrases().isWord(act, "did");
        if (parsed.sentence().is(WordClass.AUXILIARY, act) && !did) {
            return false;
        }
        boolean never = "never".equals(word) && (parsed.phrases().isVerb(act) || did);
        boolean contracted = "didn't".equals(word) || "hadn't".equals(word);
        return never || contracted || isAfter(parsed, i, "did") || isAfter(parsed, i, "had");
    }

    /** "by not checking", "Ada not checking"; "was not checking" is only what was going on. */
    private static boolean isNegatedGerund(ParsedSentence parsed, int i, int act) {
        boolean verb = parsed.sentence().has(act)
                && parsed.isGerund(act)
                && !parsed.sentence().is(WordClass.BEING, act);
        int before = i - 1;
        while (parsed.phrases().isAdverb(before)) {
            before--;
        }
        return verb && parsed.phrases().isWord(i, "not") && !parsed.sentence().is(WordClass.AUXILIARY, before);
    }

    /** "was not watching the logs". */
    private static boolean isInattentive(ParsedSentence parsed, int i, int act) {
        Sentence sentence = parsed.sentence();
        boolean was = sentence.is(WordClass.BEING, i) || sentence.is(WordClass.BEING, i - 1);
        return was && sentence.is(WordClass.ATTENDING, act);
    }

    /** "confirmed that she had not opened it": what somebody is cleared of. */
    private static boolean isDenial(ParsedSentence parsed, Agent agent) {
        int before = agent.from() - 1;
        int verb = parsed.phrases().isWord(before, "that") ? before - 1 : before;
        return parsed.sentence().is(WordClass.CONFIRMING, verb)
                && parsed.phrases().isPronoun(agent.from());
    }

    private static boolean isAfter(ParsedSentence parsed, int i, String auxiliary) {
        return parsed.phrases().isWord(i, "not") && parsed.phrases().isWord(i - 1, auxiliary);
    }

    private static boolean isPassive(ParsedSentence parsed, int i, int act) {
        return parsed.phrases().isWord(act - 1, "been") && act - 1 > i;
    }

    /** How a search or an attempt went, or a slip that was not made. */
    private static boolean isAttempt(ParsedSentence parsed, int act) {
        boolean saw = parsed.phrases().isWord(act, "see") || parsed.phrases().isWord(act, "seen");
        if (saw && parsed.phrases().isWord(act + 1, "that")) {
            return false;
        }
        return parsed.sentence().match(WordClass.ATTEMPT, act) > 0
                || parsed.sentence().match(WordClass.LAPSE_VERB, act) > 0
                || parsed.sentence().match(WordClass.DENIED_FAULT, act) > 0;
    }

    private static void nobody(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        int act = i + 1;
        if (parsed.phrases().isWord(act, "on") || parsed.phrases().isWord(act, "in")) {
            act = parsed.phrases().following(act + 1).to() + 1;
        }
        while (parsed.phrases().isAdverb(act) || parsed.sentence().is(WordClass.AUXILIARY, act)) {
            act++;
        }
        boolean past = parsed.phrases().isVerb(act) || parsed.phrases().isWord(act, "read");
        boolean asserted = !parsed.sentence().is(WordClass.MODAL, i + 1);
        if (past && asserted && parsed.sentence().match(WordClass.DUTY, act) > 0) {
            Agent agent = new Agent(Agent.Kind.NOBODY, i, i);
            found.accept(BlameCandidate.of(agent, i, act, BlamePattern.OMISSION));
        }
    }

    /** "Neither the author nor the reviewer checked", "none of the reviewers checked". */
    private static void neither(ParsedSentence parsed, int i, int who, Consumer<BlameCandidate> found) {
        Agent agent = parsed.phrases().following(who);
        int act = agent.to() + 1;
        while (parsed.phrases().isAdverb(act) || parsed.phrases().isWord(act, "had")) {
            act++;
        }
        boolean duty = parsed.sentence().match(WordClass.DUTY, act) > 0
                || parsed.sentence().match(WordClass.HUMAN_ACT, act) > 0;
        boolean denied = duty && parsed.phrases().isVerb(act) && !isAttempt(parsed, act);
        if (denied && parsed.isBlamed(agent, act) && agent.kind() != Agent.Kind.AFFECTED) {
            found.accept(BlameCandidate.of(agent, i, act, BlamePattern.OMISSION));
        }
    }

    /** "At no point did Ada ask", "not once had the operator looked": the verb stands before who did not do it. */
    private static void inverted(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        boolean never = sentence.is(WordClass.NEGATION, i - 1) || sentence.is(WordClass.NEGATION, i - 2);
        for (int act = i + 2; never && act < i + INVERTED && parsed.phrases().isHead(act - 1); act++) {
            boolean duty = sentence.match(WordClass.DUTY, act) > 0 || sentence.match(WordClass.DILIGENCE, act) > 0;
            Agent agent = parsed.phrases().classify(parsed.phrases().start(act - 1), act - 1);
            if (duty && agent.isPerson() && agent.kind() != Agent.Kind.AFFECTED) {
                found.accept(BlameCandidate.of(agent, i, act, BlamePattern.OMISSION, act));
                return;
            }
        }
    }

    /** "Without testing it, Ada put it on the fleet". */
    private static void withoutAhead(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        boolean care = parsed.sentence().isInitial(i)
                && parsed.isGerund(i + 1)
                && parsed.sentence().is(WordClass.ATTENDING, i + 1);
        Agent agent = care ? parsed.subjects().afterComma(i) : null;
        if (agent != null && (agent.isPerson() || agent.kind() == Agent.Kind.LIKELY_NAME)) {
            found.accept(BlameCandidate.of(agent, i, i + 1, BlamePattern.OMISSION));
        }
    }

    private static void without(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        withoutAhead(parsed, i, found);
        int length = Math.max(parsed.sentence().match(WordClass.DUTY_WITHOUT, i + 1), safeguardLeftOut(parsed, i + 1));
        if (length > 0 && verbBefore(parsed, i) < 0 && parsed.sentence().match(WordClass.DUTY_WITHOUT, i + 1) > 0) {
            Agent actor = SlipDetector.presentActor(parsed, i);
            if (actor != null && actor.kind() != Agent.Kind.AFFECTED) {
                found.accept(BlameCandidate.of(actor, i, i + length, BlamePattern.OMISSION));
            }
        }
        if (length == 0 || verbBefore(parsed, i) < 0) {
            return;
        }
        int verb = verbBefore(parsed, i);
        VerbGroup group = parsed.group(verb);
        boolean situated = parsed.sentence().is(WordClass.SITUATED, verb);
        Agent agent = group.passive() && !situated
                ? parsed.subjects().by(group.start())
                : parsed.subjects().before(i);
        if (situated || (agent != null && !agent.isPerson() && !group.passive())) {
            agent = parsed.subjects().of(group, false);
        }
        boolean asserted = group.isAsserted();
        boolean blamed = agent != null
                && asserted
                && agent.kind() != Agent.Kind.AFFECTED
                && (parsed.isBlamed(agent, i + 1) || parsed.isBlamedForWrong(agent, verb));
        if (agent != null && blamed) {
            found.accept(BlameCandidate.of(agent, i, i + length, BlamePattern.OMISSION));
        }
    }

    /** "without draining it first"; "without losing data" says that nothing was left out. */
    private static int safeguardLeftOut(ParsedSentence parsed, int act) {
        Sentence sentence = parsed.sentence();
        int gerund = act;
        while (parsed.phrases().isAdverb(gerund)) {
            gerund++;
        }
        boolean leftOut = sentence.has(gerund)
                && sentence.at(gerund).isWord()
                && parsed.isGerund(gerund)
                && !sentence.is(WordClass.HARMLESS_WITHOUT, gerund);
        return leftOut ? gerund - act + 1 : 0;
    }

    private static int verbBefore(ParsedSentence parsed, int place) {
        for (int i = place - 1; i >= 0 && i > place - 12 && !parsed.sentence().isEdge(i); i--) {
            if (parsed.phrases().isVerb(i) || parsed.phrases().isWord(i, "did")) {
                return i;
            }
        }
        return -1;
    }

    private static int last(ParsedSentence parsed) {
        return parsed.sentence().size() - 1;
    }
}
