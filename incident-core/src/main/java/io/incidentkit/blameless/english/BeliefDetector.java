package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.Agent.Certainty;
import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import io.incidentkit.blameless.english.ConsequenceDetector.Purpose;
import io.incidentkit.blameless.english.ParsedSentence.VerbGroup;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds beliefs that the text shows to be false: "X thought that she was on staging". */
final class BeliefDetector implements BlameCandidate.Detector {
    private static final int CLAUSE = 7;
    private static final int REACH = 25;
    private static final int STEM = 4;

    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        if (parsed.sentence().is(WordClass.BELIEVING, i)) {
            ofOneself(parsed, i, found);
            ofTheSystem(parsed, i, found);
            relative(parsed, i, found);
        }
        int intending = parsed.sentence().match(WordClass.INTENDING, i);
        if (intending > 0) {
            intended(parsed, i, i + intending, found);
        } else if (parsed.sentence().is(WordClass.MEANING, i)) {
            meant(parsed, i, found);
        }
        if (parsed.sentence().is(WordClass.BELIEF_NOUN, i)) {
            owned(parsed, i, found);
        }
        boolean yet = parsed.phrases().isWord(i, "yet") && isActNext(parsed, i + 1);
        int defiant = yet ? 1 : parsed.sentence().match(WordClass.DEFIANT, i);
        if (defiant > 0) {
            knowingly(parsed, i, i + defiant - 1, found);
        }
        boolean aware = parsed.phrases().isWord(i, "aware")
                && (parsed.sentence().isInitial(i) || parsed.sentence().isInitial(i - 1));
        if (aware || parsed.phrases().isWord(i, "knowing") || isConceded(parsed, i)) {
            knowing(parsed, i, found);
        }
        int idiom = parsed.sentence().match(WordClass.FALSE_BELIEF, i);
        if (idiom > 0) {
            VerbGroup group = parsed.group(i);
            boolean aside = group.start() == i && parsed.sentence().is(WordClass.PREPOSITION, i);
            Agent agent =
                    aside ? parsed.subjects().before(i) : parsed.subjects().of(group, false);
            report(group.negated() ? null : agent, i, i + idiom - 1, found);
        }
    }

    /** "Ada knew that it was red and merged it anyway", "… and still merged it": what was done against what was known. */
    private static void knowingly(ParsedSentence parsed, int i, int last, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        boolean joined =
                sentence.is(WordClass.COORDINATOR, i - 1) || parsed.phrases().isWord(i, "yet");
        int own = parsed.phrases().isPronoun(last + 1) ? last + 2 : last + 1;
        int act = joined && sentence.is(WordClass.ACTION, own) ? own : i - 1;
        while (act >= 0
                && act > i - CLAUSE
                && !sentence.isEdge(act)
                && !parsed.phrases().isVerb(act)) {
            act--;
        }
        int aware = parsed.phrases().isVerb(act) ? sentence.find(WordClass.AWARE, act - REACH, act - 1) : -1;
        boolean begins = parsed.isAside(act - 1) || sentence.isForm(act - 2, Token.Form.BREAK);
        boolean aside = aware >= 0 && begins && parsed.phrases().isPronoun(act - 1);
        boolean turned = aside
                || (aware >= 0 && parsed.phrases().isWord(i, "yet"))
                || (aware >= 0 && sentence.find(WordClass.COORDINATOR, aware + 1, act) >= 0);
        boolean help = turned && new Purpose(parsed).isHelp(parsed.group(act), act);
        if (turned && !help && !parsed.group(aware).negated()) {
            Agent agent = parsed.subjects().of(parsed.group(aware), false);
            boolean person = agent != null && agent.isBlamedFor(Certainty.HUMAN_ONLY);
            if (agent != null && person && agent.kind() != Agent.Kind.WE) {
                found.accept(BlameCandidate.of(agent, Math.min(i, act), Math.max(last, act), BlamePattern.LAPSE));
            }
        }
    }

    /** "Though Ada knew that the copy was stale, she restored from it". */
    private static boolean isConceded(ParsedSentence parsed, int i) {
        if (!parsed.sentence().is(WordClass.AWARE, i) || parsed.group(i).negated()) {
            return false;
        }
        int though = parsed.phrases().isWord(0, "even") ? 1 : 0;
        boolean conceded =
                parsed.phrases().isWord(though, "though") || parsed.phrases().isWord(though, "although");
        return conceded && parsed.phrases().following(though + 1).isPerson();
    }

    /** "yet she pushed". */
    private static boolean isActNext(ParsedSentence parsed, int i) {
        int act = parsed.phrases().isPronoun(i) ? i + 1 : i;
        return parsed.sentence().is(WordClass.ACTION, act) && !parsed.sentence().is(WordClass.REPAIRING, act);
    }

    /** "Knowing that the tests were red, Ada merged", "Ada merged, knowing about the freeze". */
    private static void knowing(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int end = i + 1;
        while (!sentence.isEdge(end) && !sentence.isForm(end, Token.Form.COMMA)) {
            end++;
        }
        int bad = Math.max(sentence.find(WordClass.ALARMING, i, end), sentence.find(WordClass.DEFECTIVE, i, end));
        bad = Math.max(bad, sentence.find(WordClass.HARM, i, end));
        boolean aside = parsed.isAside(i) || !sentence.isForm(end, Token.Form.COMMA);
        Agent agent = bad < 0
                ? null
                : aside ? parsed.subjects().before(i) : parsed.phrases().following(end + 1);
        boolean acts = aside
                || sentence.is(WordClass.ACTION, act(parsed, agent))
                || parsed.phrases().isWord(act(parsed, agent), "went");
        boolean person =
                acts && agent != null && agent.isBlamedFor(Certainty.HUMAN_ONLY) && agent.kind() != Agent.Kind.WE;
        boolean cared = agent != null && parsed.phrases().isWord(sentence.size() - 1, "first");
        if (agent != null && person && !cared && sentence.find(WordClass.AGREED, 0, sentence.size()) < 0) {
            found.accept(BlameCandidate.of(agent, i, bad, BlamePattern.LAPSE));
        }
    }

    private static int act(ParsedSentence parsed, @Nullable Agent agent) {
        int act = agent == null ? -1 : agent.to() + 1;
        while (parsed.phrases().isAdverb(act)) {
            act++;
        }
        return act;
    }

    /** "Ada thought she was on staging": what somebody takes for true of themselves and is told of them was not. */
    private static void ofOneself(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        int self = afterThat(parsed, i);
        boolean gerund = parsed.isGerund(i);
        boolean own = parsed.sentence().is(WordClass.PERSON_PRONOUN, self)
                || parsed.sentence().is(WordClass.THEY, self)
                || (gerund && (parsed.phrases().isWord(self, "it") || self == i + 2));
        int last = parsed.sentence().find(WordClass.BEING, self + 1, self + 5);
        boolean state =
                last == self + 1 || (gerund && last > 0) || parsed.phrases().isWord(self + 1, "had");
        if (own && state) {
            report(notTheWriters(believer(parsed, i, gerund)), i, Math.max(last, self + 1), found);
        }
    }

    /** "Ada believed the host was idle", "Ada believed it was in sync, which was not the case". */
    private static void ofTheSystem(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int from = afterThat(parsed, i);
        int being = sentence.find(WordClass.BEING, from, from + CLAUSE);
        boolean modal = sentence.find(WordClass.MODAL, from, being < 0 ? from + CLAUSE : being) >= 0;
        int last = being < 0 || modal ? -1 : sentence.find(WordClass.SAFE_STATE, being + 1, being + 3);
        if (parsed.isGerund(i) && sentence.is(WordClass.NOBODY, from)) {
            last = from;
        }
        if (last < 0 && modal) {
            last = sentence.find(WordClass.SAFE_CLAIM, from + 1, from + CLAUSE + 2);
        }
        if (last < 0) {
            int denied = sentence.find(WordClass.NOT_SO, i + 1, i + REACH);
            last = denied < 0 ? -1 : denied + sentence.match(WordClass.NOT_SO, denied) - 1;
        }
        if (last >= 0) {
            report(notTheWriters(believer(parsed, i, parsed.isGerund(i))), i, last, found);
        }
    }

    /** "meant to stop one host but stopped all", "intending to stop one host, stopped all". */
    private static void intended(ParsedSentence parsed, int i, int after, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        Agent agent = parsed.subjects().of(parsed.group(i), false);
        int instead = sentence.find(WordClass.INSTEAD, after, after + REACH);
        int end = instead;
        for (int at = after; at < after + CLAUSE * 2 && end < 0 && !sentence.isEdge(at); at++) {
            boolean turn = parsed.phrases().isWord(at, "but")
                    || isInstead(parsed, at)
                    || (parsed.isGerund(i) && sentence.isForm(at, Token.Form.COMMA));
            boolean same = parsed.phrases().isWord(at, "and") && isSameAct(parsed, after, at + 1);
            int act = isInstead(parsed, at) ? at + 2 : at + 1;
            end = same || (turn && parsed.phrases().isVerb(act)) ? act : -1;
        }
        boolean had =
                !parsed.isGerund(i) && parsed.phrases().isWord(parsed.group(i).start(), "had");
        boolean other = end >= 0 || had || isContrary(parsed, i);
        if (other && agent != null && agent.isPerson() && !parsed.group(i).negated()) {
            report(notTheWriters(agent), i, Math.max(end, after - 1), found);
        }
    }

    /** "rebooted the primary when she meant to reboot the standby". */
    private static boolean isContrary(ParsedSentence parsed, int i) {
        boolean meant = parsed.phrases().isWord(i, "meant") || parsed.phrases().isWord(i, "intended");
        boolean own = parsed.sentence().is(WordClass.PERSON_PRONOUN, i - 1)
                || parsed.sentence().is(WordClass.THEY, i - 1);
        boolean turn = parsed.phrases().isWord(i - 2, "when")
                || parsed.phrases().isWord(i - 2, "although")
                || parsed.phrases().isWord(i - 2, "though");
        return meant && own && turn && !parsed.sentence().isInitial(i - 2);
    }

    private static boolean isInstead(ParsedSentence parsed, int i) {
        return parsed.phrases().isWord(i, "and") && parsed.phrases().isWord(i + 1, "instead");
    }

    /** "wanted to stop one host and stopped all". */
    private static boolean isSameAct(ParsedSentence parsed, int intended, int done) {
        String stem = parsed.sentence().at(intended).word();
        stem = stem.substring(0, Math.min(STEM, stem.length()));
        return parsed.phrases().isVerb(done)
                && parsed.sentence().at(done).word().startsWith(stem);
    }

    /** "did it, meaning the test cluster, but it was …", "meant db12 but typed db21": what was meant is a thing. */
    private static void meant(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        Agent thing = parsed.phrases().following(i + 1);
        int end = thing.to() + 1;
        while (end < i + CLAUSE
                && (parsed.phrases().isHead(end)
                        || sentence.is(WordClass.PREPOSITION, end)
                        || sentence.is(WordClass.DETERMINER, end))) {
            end++;
        }
        int turn = sentence.isForm(end, Token.Form.COMMA) ? end + 1 : end;
        boolean turns = parsed.phrases().isWord(turn, "but") || parsed.phrases().isWord(turn, "however");
        boolean gerund = parsed.isGerund(i);
        boolean replaced = gerund && turn > end && parsed.phrases().isVerb(turn);
        turns |= parsed.phrases().isWord(i - 1, "who") || isContrary(parsed, i);
        if (thing.isPerson() || thing.to() == i || (!turns && !replaced)) {
            return;
        }
        boolean aside = gerund && parsed.isAside(i);
        Agent agent = aside ? parsed.subjects().before(i) : parsed.subjects().of(parsed.group(i), false);
        boolean person = agent != null && (agent.isPerson() || agent.isUnknownName());
        report(person ? notTheWriters(agent) : null, i, thing.to(), found);
    }

    /** "Ada's assumption turned out to be wrong". */
    private static void owned(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int denied = sentence.find(WordClass.NOT_SO, i + 1, i + REACH);
        for (int owner = i - 1; denied >= 0 && owner >= Math.max(0, i - 3); owner--) {
            boolean pronoun = sentence.is(WordClass.POSSESSIVE_PRONOUN, owner);
            if (pronoun || sentence.at(owner).possessive()) {
                Agent agent = pronoun
                        ? new Agent(Agent.Kind.NAMED, owner, owner)
                        : parsed.phrases().classify(parsed.phrases().start(owner), owner);
                report(agent, i, denied + sentence.match(WordClass.NOT_SO, denied) - 1, found);
                return;
            }
        }
    }

    /** "deleted what she believed to be a copy". */
    private static void relative(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        if (parsed.phrases().isHead(i - 1)) {
            int start = parsed.phrases().start(i - 1);
            boolean what = parsed.phrases().isWord(start - 1, "what");
            boolean happening = parsed.phrases().isWord(i + 1, "happened");
            Agent agent = parsed.phrases().classify(start, i - 1);
            report(what && !happening ? notTheWriters(agent) : null, i, i, found);
        }
    }

    private static int afterThat(ParsedSentence parsed, int i) {
        return parsed.phrases().isWord(i + 1, "that") ? i + 2 : i + 1;
    }

    /** "Ada rebooted it, thinking that …": who thinks is who acts. */
    private static @Nullable Agent believer(ParsedSentence parsed, int i, boolean gerund) {
        return gerund ? parsed.subjects().before(i) : parsed.doer(i, 1);
    }

    private static @Nullable Agent notTheWriters(@Nullable Agent agent) {
        boolean unsure = agent != null && (agent.kind() == Agent.Kind.WE || agent.kind() == Agent.Kind.THEY);
        return unsure ? null : agent;
    }

    private static void report(@Nullable Agent agent, int from, int to, Consumer<BlameCandidate> found) {
        if (agent != null && agent.isBlamedFor(Certainty.HUMAN_ONLY) && agent.kind() != Agent.Kind.AFFECTED) {
            found.accept(BlameCandidate.of(agent, from, to, BlamePattern.MISBELIEF));
        }
    }
}
