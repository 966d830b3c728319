package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import java.util.function.Consumer;

/** Finds comparisons with better people: "a more careful operator would have seen it", "nobody else would have merged it". */
final class ComparisonDetector implements BlameCandidate.Detector {
    private static final int COMPARED = 6;

    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        if (parsed.sentence().is(WordClass.MODAL, i)) {
            better(parsed, i, found);
        }
        if (parsed.phrases().isWord(i, "with")) {
            withBetter(parsed, i, found);
        }
        if (parsed.phrases().isWord(i, "than")) {
            compared(parsed, i, found);
        }
        if (parsed.sentence().match(WordClass.DILIGENCE, i) > 0) {
            exemplary(parsed, i, found);
        }
    }

    /**
     * "A more careful operator would have noticed", "anyone with sense would have noticed": whoever acted was not like that.
     * "Even a careful one would have missed it" and "any good one would have done the same" clear them.
     */
    private static void better(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int have = i + 1;
        boolean negated = sentence.at(i).word().endsWith("n't");
        while (parsed.phrases().isAdverb(have) || sentence.is(WordClass.NEGATION, have)) {
            negated |= sentence.is(WordClass.NEGATION, have);
            have++;
        }
        Agent agent = parsed.phrases().isWord(have, "have") ? parsed.subjects().of(parsed.group(i), false) : null;
        if (agent != null && isNobodyElse(parsed, agent, i, have + 1)) {
            found.accept(BlameCandidate.of(agent, i, have + 1, BlamePattern.SHORTCOMING));
        }
        if (agent == null || !agent.isBlamedFor(Agent.Certainty.EITHER)) {
            return;
        }
        boolean colleagues = parsed.phrases().isWord(agent.from(), "any")
                && (sentence.find(WordClass.POSSESSIVE_PRONOUN, agent.from(), agent.to()) >= 0
                        || parsed.phrases().isWord(agent.from() + 1, "other"));
        boolean anyone = colleagues
                || parsed.phrases().isWord(agent.to(), "anyone")
                || parsed.phrases().isWord(agent.to(), "anybody");
        boolean perceives = sentence.is(WordClass.PERCEIVING, have + 1);
        int from = agent.from();
        boolean prepared = parsed.phrases().isVerb(from - 1) && sentence.is(WordClass.VIRTUE, from - 2);
        from -= prepared ? 1 : 0;
        while (sentence.is(WordClass.VIRTUE, from - 1) || parsed.phrases().isWord(from - 1, "more")) {
            from--;
        }
        boolean virtue = sentence.find(WordClass.VIRTUE, from, agent.to()) >= 0
                || parsed.phrases().isWord(agent.to() - 1, "senior");
        while (parsed.phrases().isAdverb(from - 1) && !parsed.phrases().isWord(from - 1, "even")) {
            from--;
        }
        int article = sentence.is(WordClass.DETERMINER, from - 1) ? from - 1 : from;
        boolean even =
                parsed.phrases().isWord(article - 1, "even") || parsed.phrases().isWord(from - 1, "even");
        boolean lesser = even && !virtue && isLesser(parsed, agent);
        boolean cleared = (even && !lesser) || parsed.phrases().isWord(have + 1, "missed") || isSame(parsed, have);
        boolean better = negated ? !perceives : (perceives || isDone(parsed, have + 1));
        boolean other = lesser || isOther(parsed, agent);
        boolean wiser = (virtue || other) ? better : (anyone && perceives && !negated);
        if (wiser && !cleared && !sentence.is(WordClass.CONDITIONAL, agent.from() - 1)) {
            found.accept(BlameCandidate.of(agent, i, have + 1, BlamePattern.SHORTCOMING));
        }
    }

    /** "anyone else", "her colleague", "Ada's predecessor". */
    private static boolean isOther(ParsedSentence parsed, Agent agent) {
        Sentence sentence = parsed.sentence();
        boolean owned = sentence.is(WordClass.POSSESSIVE_PRONOUN, agent.from())
                || parsed.phrases().owner(agent) != null;
        boolean someone = sentence.is(WordClass.SOMEONE, agent.to());
        boolean other =
                parsed.phrases().isWord(agent.from(), "any") && parsed.phrases().isWord(agent.from() + 1, "other");
        return other
                || (owned && sentence.is(WordClass.PEER, agent.to()))
                || (someone && parsed.phrases().isWord(agent.to() + 1, "else"));
    }

    /** "even the youngest trainee", "even an intern". */
    private static boolean isLesser(ParsedSentence parsed, Agent agent) {
        boolean least = false;
        for (int i = agent.from(); i < agent.to(); i++) {
            least |= parsed.sentence().at(i).word().endsWith("est");
        }
        return least || parsed.sentence().is(WordClass.LEARNER, agent.to());
    }

    /** Returns whether it is something done, and nothing that befalls the best. */
    private static boolean isDone(ParsedSentence parsed, int act) {
        Sentence sentence = parsed.sentence();
        boolean participle = parsed.phrases().isVerb(act)
                || sentence.is(WordClass.BARE_PARTICIPLE, act)
                || (parsed.phrases().isNominal(act) && sentence.is(WordClass.DETERMINER, act + 1));
        return participle && !sentence.is(WordClass.FAILED_TOO, act);
    }

    /** "Nobody else would have merged it". */
    private static boolean isNobodyElse(ParsedSentence parsed, Agent agent, int modal, int act) {
        Sentence sentence = parsed.sentence();
        boolean acts = sentence.is(WordClass.ACTION, act)
                && !sentence.is(WordClass.PERCEIVING, act)
                && !sentence.is(WordClass.REPAIRING, act);
        return agent.kind() == Agent.Kind.NOBODY
                && parsed.phrases().isWord(agent.to() + 1, "else")
                && parsed.phrases().isWord(modal, "would")
                && acts;
    }

    /** "A more careful engineer than Ada would have noticed": Ada is the one who was not. */
    private static void compared(ParsedSentence parsed, int than, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        Agent agent = parsed.phrases().following(than + 1);
        int have = agent.to() + 1;
        boolean negated = false;
        while (sentence.is(WordClass.MODAL, have)
                || sentence.is(WordClass.NEGATION, have)
                || parsed.phrases().isAdverb(have)) {
            negated |= sentence.is(WordClass.NEGATION, have);
            have++;
        }
        boolean told = sentence.find(WordClass.MODAL, agent.to() + 1, have) >= 0;
        int virtue = sentence.find(WordClass.VIRTUE, than - COMPARED, than);
        boolean cleared = virtue < 0
                || parsed.phrases().isWord(virtue - 1, "even")
                || parsed.phrases().isWord(virtue - 2, "even")
                || parsed.phrases().isWord(virtue - 3, "even")
                || isSame(parsed, have);
        boolean perceives = sentence.is(WordClass.PERCEIVING, have + 1);
        boolean person = agent.isPerson()
                || (agent.isUnknownName() && sentence.at(agent.to()).isTitled());
        boolean better = negated ? !perceives : (perceives || isDone(parsed, have + 1));
        if (told && person && !cleared && better) {
            found.accept(BlameCandidate.of(agent, virtue, have, BlamePattern.SHORTCOMING));
        }
    }

    /** "A competent administrator checks the lag before that": whoever did not is none. */
    private static void exemplary(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int head = i - 1;
        while (parsed.phrases().isAdverb(head)) {
            head--;
        }
        if (!parsed.phrases().isHead(head) || !sentence.is(WordClass.ROLE, head)) {
            return;
        }
        int start = parsed.phrases().start(head);
        boolean plural = sentence.at(head).word().endsWith("s");
        boolean general = plural
                || parsed.phrases().isWord(start, "a")
                || parsed.phrases().isWord(start, "any");
        boolean virtuous = sentence.find(WordClass.VIRTUE, start, head + 1) >= 0;
        boolean present = plural != sentence.at(i).word().endsWith("s");
        boolean outset =
                sentence.isInitial(start) || parsed.phrases().isWord(start - 1, "that") || parsed.isAside(start);
        if (general && virtuous && present && outset) {
            Agent agent = new Agent(Agent.Kind.ROLE, start, head);
            found.accept(BlameCandidate.of(agent, start, i, BlamePattern.SHORTCOMING));
        }
    }

    /** "With a more attentive operator it would not have happened", "with more care, Ada would have seen it". */
    private static void withBetter(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        Agent agent = parsed.phrases().following(i + 1);
        int virtue = sentence.find(WordClass.VIRTUE, i + 1, agent.to());
        boolean somebody = sentence.is(WordClass.SOMEONE, agent.to());
        boolean seasoned = somebody && sentence.find(WordClass.VIRTUE, agent.to() + 1, agent.to() + 3) >= 0;
        boolean better = seasoned || (virtue >= 0 && agent.isPerson());
        int would = 0;
        while (sentence.has(would) && !parsed.phrases().isWord(would + 1, "have")) {
            would += sentence.is(WordClass.NEGATION, would + 1) ? 2 : 1;
        }
        boolean told = sentence.find(WordClass.MODAL, Math.max(0, would - 2), would + 1) >= 0;
        int care = sentence.find(WordClass.COMPETENCE, i + 1, i + 6);
        if (care >= 0 && sentence.isInitial(i) && parsed.phrases().isWord(care - 1, "more")) {
            agent = sentence.isForm(care + 1, Token.Form.COMMA)
                    ? parsed.phrases().following(care + 2)
                    : agent;
            better = agent.isPerson();
        }
        if (told
                && better
                && agent.kind() != Agent.Kind.AFFECTED
                && !parsed.phrases().isWord(i - 1, "even")) {
            found.accept(BlameCandidate.of(agent, i, agent.to(), BlamePattern.SHORTCOMING));
        }
    }

    private static boolean isSame(ParsedSentence parsed, int have) {
        for (int at = have + 1; at < have + 7; at++) {
            if (parsed.phrases().isWord(at, "same") || parsed.phrases().isWord(at, "either")) {
                return true;
            }
        }
        return false;
    }
}
