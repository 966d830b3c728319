package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.Agent.Kind;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A person where the cause is named: "caused by Ada …", "the root cause was …", "it failed because an engineer …". */
final class CauseDetector implements Detector {
    private static final int REACH = 12;

    @Override
    public void look(ParsedSentence reading, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = reading.sentence();
        int causedBy = sentence.match(WordClass.CAUSED_BY, i);
        int begunBy = sentence.match(WordClass.BEGUN_BY, i);
        if (begunBy > 0 && (sentence.find(WordClass.HARM, i - REACH, i) >= 0 || isThis(reading, i))) {
            causedBy = begunBy;
        }
        if (causedBy > 0 && !reading.group(i).negated()) {
            named(reading, i, i + causedBy, found);
            byAgent(reading, i, i + causedBy, found);
            whatSomebodyMade(reading, i, i + causedBy, found);
        }
        theCause(reading, i, found);
        if (reading.phrases().isWord(i, "because") || reading.phrases().isWord(i, "since")) {
            because(reading, i, found);
        }
        if (reading.phrases().isWord(i, "when") || reading.phrases().isWord(i, "after")) {
            when(reading, i, found);
        }
        if (sentence.is(WordClass.BLAMING, i)) {
            blame(reading, i, found);
        }
    }

    /** "The root cause was Ada", "the reason for the outage was that Ada …". */
    private static void theCause(ParsedSentence reading, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = reading.sentence();
        int causeIs = sentence.match(WordClass.CAUSE_IS, i);
        int wide = causeIs == 0 ? wideCause(reading, i) : 0;
        if (causeIs + wide > 0) {
            int next = i + causeIs + wide;
            boolean mark =
                    sentence.isForm(next, Token.Form.BREAK) || reading.phrases().isWord(next, "that");
            named(reading, i, mark ? next + 1 : next, found);
        }
    }

    /** "reason for the outage was": how many words it has; 0 if it is none. */
    private static int wideCause(ParsedSentence reading, int i) {
        boolean noun =
                reading.phrases().isWord(i, "reason") || reading.phrases().isWord(i, "cause");
        for (int at = i + 1; noun && at < i + REACH / 2 && !reading.sentence().isEdge(at); at++) {
            if (reading.phrases().isWord(at, "is") || reading.phrases().isWord(at, "was")) {
                return at - i + 1;
            }
            if (reading.phrases().isVerb(at)) {
                return 0;
            }
        }
        return 0;
    }

    /** "This was introduced by …": what the text is about is begun. */
    private static boolean isThis(ParsedSentence reading, int i) {
        boolean begun =
                reading.phrases().isWord(i, "introduced") || reading.phrases().isWord(i, "triggered");
        return begun
                && reading.sentence()
                        .is(WordClass.THING_PRONOUN, reading.group(i).start() - 1);
    }

    private static void named(ParsedSentence reading, int i, int from, Consumer<BlameCandidate> found) {
        Agent agent = reading.phrases().following(from);
        Agent owner = agent.isPerson() ? agent : OwnedChangeDetector.owner(reading, from);
        owner = owner == null ? ofMine(reading, from) : owner;
        boolean isOn = reading.phrases().isWord(i, "is") && reading.phrases().isWord(i + 1, "on");
        boolean blamed = owner != null
                && owner.isBlamedFor(Agent.Certainty.HUMAN_ONLY)
                && owner.kind() != Kind.AFFECTED
                && owner.kind() != Kind.WE;
        if (owner != null
                && blamed
                && (!isOn || harmBefore(reading, i) || reading.sentence().is(WordClass.PERSON_PRONOUN, from))) {
            found.accept(BlameCandidate.of(owner, i, from, BlamePattern.CAUSE));
        }
    }

    /** "caused by a change of mine". */
    private static @Nullable Agent ofMine(ParsedSentence reading, int from) {
        for (int i = from; i < from + REACH && !reading.sentence().isEdge(i); i++) {
            if (reading.phrases().isWord(i, "of") && reading.phrases().isWord(i + 1, "mine")) {
                return new Agent(Kind.NAMED, i + 1, i + 1);
            }
        }
        return null;
    }

    /** "caused by a change made by Ada". */
    private static void byAgent(ParsedSentence reading, int i, int from, Consumer<BlameCandidate> found) {
        Agent agent = reading.subjects().by(from);
        if (agent != null && agent.isPerson() && agent.kind() != Kind.AFFECTED) {
            found.accept(BlameCandidate.of(agent, i, from, BlamePattern.CAUSE));
        }
    }

    /** "due to a change that Ada made". */
    private static void whatSomebodyMade(ParsedSentence reading, int i, int from, Consumer<BlameCandidate> found) {
        Sentence sentence = reading.sentence();
        int change = sentence.find(WordClass.CHANGE_NOUN, from, from + REACH / 2);
        if (change < 0) {
            return;
        }
        int who = change + sentence.match(WordClass.CHANGE_NOUN, change);
        who = sentence.is(WordClass.RELATIVE, who) ? who + 1 : who;
        Agent agent = reading.phrases().following(who);
        boolean acts =
                reading.phrases().isVerb(agent.to() + 1) || reading.phrases().isWord(agent.to() + 1, "had");
        if (acts && agent.isPerson() && agent.kind() != Kind.AFFECTED) {
            found.accept(BlameCandidate.of(agent, i, agent.to() + 1, BlamePattern.CAUSE));
        }
    }

    private static boolean harmBefore(ParsedSentence reading, int i) {
        return reading.sentence().find(WordClass.HARM, Math.max(0, i - 4), i) >= 0;
    }

    private static void because(ParsedSentence reading, int i, Consumer<BlameCandidate> found) {
        Agent agent = reading.phrases().following(i + 1);
        boolean person = agent.kind() == Kind.NAMED || agent.kind() == Kind.ROLE;
        if (!person || isHindered(reading, agent.to() + 1)) {
            return;
        }
        if (isHarmTold(reading, i)) {
            found.accept(BlameCandidate.of(agent, i, agent.to(), BlamePattern.CAUSE));
        }
    }

    /** "The site went down when Ada ran the script". */
    private static void when(ParsedSentence reading, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = reading.sentence();
        Agent agent = reading.phrases().following(i + 1);
        int act = agent.to() + 1;
        while (reading.phrases().isAdverb(act) || reading.phrases().isWord(act, "had")) {
            act++;
        }
        boolean person = agent.kind() == Kind.NAMED || agent.kind() == Kind.ROLE;
        boolean acts = sentence.is(WordClass.ACTION, act) || sentence.match(WordClass.REMOVING, act) > 0;
        int onset = sentence.find(WordClass.ONSET, i - REACH / 2, i);
        if (person && acts && onset >= 0 && !reading.group(onset).negated()) {
            found.accept(BlameCandidate.of(agent, onset, act, BlamePattern.CAUSE));
        }
    }

    /** What was done to a person, or what a person could not do, is about the system. */
    private static boolean isHindered(ParsedSentence reading, int verb) {
        Sentence sentence = reading.sentence();
        int i = verb;
        boolean being = false;
        while (sentence.is(WordClass.AUXILIARY, i)
                || sentence.is(WordClass.NEGATION, i)
                || reading.phrases().isAdverb(i)) {
            being = sentence.is(WordClass.BEING, i);
            if (sentence.is(WordClass.MODAL, i)) {
                return true;
            }
            i++;
        }
        boolean passive = being && reading.phrases().isVerb(i);
        return !sentence.has(i)
                || passive
                || reading.phrases().isWord(i, "unable")
                || reading.phrases().isWord(i, "able")
                || sentence.is(WordClass.REPORTING, i);
    }

    /** Whether the main clause tells of harm that nobody in it does: before the "because", or after its comma. */
    private static boolean isHarmTold(ParsedSentence reading, int because) {
        Sentence sentence = reading.sentence();
        int from = 0;
        int to = because;
        if (sentence.isInitial(because)) {
            from = because;
            while (from < sentence.size() && !sentence.isForm(from, Token.Form.COMMA)) {
                from++;
            }
            to = sentence.size();
        }
        boolean somebody = from < to
                && reading.phrases()
                        .following(sentence.isInitial(because) ? from + 1 : from)
                        .isPerson();
        return !somebody && sentence.find(WordClass.HARM, from, to) >= 0;
    }

    /** "we blame Ada", "blamed the operator". */
    private static void blame(ParsedSentence reading, int i, Consumer<BlameCandidate> found) {
        Agent agent = reading.phrases().following(i + 1);
        boolean person = agent.kind() == Kind.NAMED || agent.kind() == Kind.ROLE;
        boolean verb =
                !reading.phrases().isWord(i, "fault") && !reading.group(i).negated();
        if (person && verb && !reading.subjects().isPrevented(i)) {
            found.accept(BlameCandidate.of(agent, i, agent.to(), BlamePattern.AT_FAULT));
        }
    }
}
