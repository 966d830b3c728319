package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds what only people are judged by, wherever it stands in a sentence about one: words of character and worth, questions
 * that want no answer, what the rules had said.
 */
final class JudgementDetector implements BlameCandidate.Detector {
    private static final int REACH = 14;
    private static final int CLAUSE = 6;
    private static final Set<String> DECIDING =
            Set.of("decided", "decides", "thought", "thinks", "believed", "believes");

    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int judging = sentence.match(WordClass.JUDGING, i);
        if (!sentence.is(WordClass.STATE, i)) {
            judging = Math.max(judging, sentence.match(WordClass.CARELESS, i));
        }
        if (judging > 0) {
            judged(parsed, i, i + judging - 1, found);
        }
        if (sentence.is(WordClass.PARAGON, i)) {
            paragon(parsed, i, found);
        }
        if (i == 0 && sentence.isQuestion()) {
            asked(parsed, found);
            reproved(parsed, found);
        }
        if (sentence.is(WordClass.RULING, i)) {
            againstRule(parsed, i, found);
        }
    }

    /** "A shocking disregard for the process by the vendor's people". */
    private static void judged(ParsedSentence parsed, int i, int last, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        boolean well = sentence.find(WordClass.WELL, 0, sentence.size()) >= 0;
        boolean term = sentence.is(WordClass.TERM_TAIL, last + 1);
        boolean denied = sentence.find(WordClass.NEGATION, i - CLAUSE / 2, i) >= 0
                || sentence.find(WordClass.DENYING, i - CLAUSE, i) >= 0
                || parsed.subjects().isPrevented(i);
        Agent agent = well || term || denied ? null : nearest(parsed, i, last);
        if (agent != null && !parsed.subjects().isHypothetical(agent) && !isMending(parsed, agent, i)) {
            found.accept(BlameCandidate.of(agent, i, last, BlamePattern.SHORTCOMING));
        }
    }

    /** "Ada fixed a foolish default": who finds or mends a thing is not the one who is judged. */
    static boolean isMending(ParsedSentence parsed, Agent agent, int judged) {
        Sentence sentence = parsed.sentence();
        int verb = agent.to() + 1;
        while (parsed.phrases().isAdverb(verb) || sentence.is(WordClass.AUXILIARY, verb)) {
            verb++;
        }
        boolean mends = sentence.is(WordClass.REPAIRING, verb)
                || sentence.is(WordClass.REPORTING, verb)
                || (sentence.is(WordClass.SPEAKING, verb)
                        && !DECIDING.contains(
                                sentence.has(verb) ? sentence.at(verb).word() : ""));
        return mends && verb != judged && !parsed.group(verb).passive();
    }

    /** Returns the person who is named nearest to that place, before it or else after it; null for none. */
    private static @Nullable Agent nearest(ParsedSentence parsed, int from, int to) {
        for (int i = from - 1; i >= 0 && i > from - REACH; i--) {
            Agent agent = personAt(parsed, i);
            if (agent != null) {
                return agent;
            }
        }
        for (int i = to + 1; parsed.sentence().has(i) && i < to + REACH; i++) {
            Agent agent = personAt(parsed, i);
            if (agent != null) {
                return agent;
            }
        }
        return null;
    }

    private static @Nullable Agent personAt(ParsedSentence parsed, int i) {
        Sentence sentence = parsed.sentence();
        if (sentence.is(WordClass.POSSESSIVE_PRONOUN, i)) {
            return new Agent(Agent.Kind.NAMED, i, i);
        }
        boolean owner = sentence.has(i) && sentence.at(i).possessive();
        boolean head = parsed.phrases().isHead(i) && (owner || !parsed.phrases().isNominal(i + 1));
        Agent agent = head ? parsed.phrases().classify(parsed.phrases().start(i), i) : null;
        boolean person = agent != null
                && (agent.kind() == Agent.Kind.NAMED
                        || agent.kind() == Agent.Kind.ROLE
                        || agent.kind() == Agent.Kind.TEAM);
        return person ? agent : null;
    }

    /** "No sensible person deploys from a train", "in the hands of a capable engineer": who acted is not like that. */
    private static void paragon(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int head = i + 1;
        while (head < i + CLAUSE / 2 && parsed.phrases().isNominal(head) && !sentence.is(WordClass.ROLE, head)) {
            head++;
        }
        int start = parsed.phrases().start(head);
        boolean any = parsed.phrases().isWord(start, "a")
                || parsed.phrases().isWord(start, "any")
                || parsed.phrases().isWord(start, "no")
                || parsed.phrases().isWord(start, "every");
        boolean person = sentence.is(WordClass.ROLE, head) && !sentence.is(WordClass.PROGRAM_TOO, head);
        boolean hands =
                parsed.phrases().isWord(start - 1, "of") && parsed.phrases().isWord(start - 2, "hands");
        boolean outset = hands
                || sentence.isInitial(start)
                || parsed.phrases().isWord(start - 1, "that")
                || parsed.phrases().isWord(start - 1, "where");
        boolean cleared = sentence.find(WordClass.CLEARING, head, sentence.size()) >= 0
                || sentence.find(WordClass.MODAL, head, head + 3) >= 0;
        if (any && person && outset && !cleared) {
            found.accept(new BlameCandidate(
                    Math.min(i, start + 1), head, Agent.Kind.ROLE.blame(), BlamePattern.SHORTCOMING, -1));
        }
    }

    /** "Would it have killed Ada to look?" */
    private static void asked(ParsedSentence parsed, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int polar = sentence.is(WordClass.ASKING, 0) ? sentence.find(WordClass.POLAR, 1, sentence.size()) : -1;
        int after = polar < 0 ? -1 : polar + sentence.match(WordClass.POLAR, polar);
        boolean reached = sentence.match(WordClass.ATTEMPT, after) > 0;
        Agent agent = polar < 0 || reached ? null : nearest(parsed, polar, after - 1);
        int nobody = polar < 0 || reached ? -1 : sentence.find(WordClass.NOBODY, polar, sentence.size());
        if (agent == null && nobody >= 0) {
            agent = new Agent(Agent.Kind.NOBODY, nobody, nobody);
        }
        if (agent != null) {
            found.accept(BlameCandidate.of(agent, polar, after - 1, BlamePattern.IRONY));
        }
    }

    /** "Couldn't the operator have read it?", "So why did nobody call?": asked of what was not done. */
    private static void reproved(ParsedSentence parsed, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int at = 0;
        while (at < CLAUSE / 2
                && (sentence.is(WordClass.COORDINATOR, at)
                        || parsed.phrases().isAdverb(at)
                        || sentence.isForm(at, Token.Form.COMMA))) {
            at++;
        }
        boolean why = parsed.phrases().isWord(at, "why") || parsed.phrases().isWord(at, "how");
        int auxiliary = why ? at + 1 : at;
        boolean denied =
                sentence.has(auxiliary) && sentence.at(auxiliary).word().endsWith("n't");
        if (!denied && !sentence.is(WordClass.AUXILIARY, auxiliary)) {
            return;
        }
        Agent agent = parsed.phrases().following(auxiliary + 1);
        int verb = agent.to() + 1;
        while (parsed.phrases().isAdverb(verb) && !sentence.is(WordClass.NEGATION, verb)) {
            verb++;
        }
        boolean not = parsed.phrases().isWord(verb, "not");
        boolean nobody = agent.kind() == Agent.Kind.NOBODY;
        boolean meets = sentence.match(WordClass.ATTEMPT, not ? verb + 1 : verb) > 0;
        boolean suffers = sentence.is(WordClass.BEING, auxiliary) || sentence.is(WordClass.BEING, verb);
        boolean somebody = agent.isPerson() && agent.kind() != Agent.Kind.WE;
        if (!meets && !suffers && (nobody || (somebody && (denied || (why && not))))) {
            found.accept(BlameCandidate.of(agent, at, agent.to(), BlamePattern.OMISSION));
        }
    }

    /** "Although the runbook forbids it, Ada rebooted both", "not escaped by the developer, although the guideline demands it". */
    private static void againstRule(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int rule = sentence.find(WordClass.RULE, i - 3, i);
        int though = rule - 1;
        while (though > rule - CLAUSE && !isConcession(parsed, though) && !sentence.isEdge(though)) {
            though--;
        }
        if (rule < 0 || !isConcession(parsed, though)) {
            return;
        }
        boolean fronted = sentence.isInitial(though) || parsed.phrases().isWord(though - 1, "even");
        Agent agent = fronted ? parsed.subjects().afterComma(i) : null;
        if (agent == null || !agent.isPerson()) {
            agent = nearest(parsed, though, sentence.size());
        }
        boolean praised = sentence.find(WordClass.PRAISED, 0, sentence.size()) >= 0;
        if (agent != null
                && agent.isPerson()
                && agent.kind() != Agent.Kind.WE
                && !praised
                && !isMending(parsed, agent, sentence.size())) {
            found.accept(BlameCandidate.of(agent, though, i, BlamePattern.OBLIGATION));
        }
    }

    private static boolean isConcession(ParsedSentence parsed, int i) {
        return parsed.phrases().isWord(i, "although")
                || parsed.phrases().isWord(i, "though")
                || parsed.phrases().isWord(i, "despite");
    }
}
