package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.Agent.Kind;
import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A person where the cause is named: "caused by Ada …", "the root cause was …", "it failed because an engineer …". */
final class CauseDetector implements BlameCandidate.Detector {
    private static final int REACH = 12;

    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int causedBy = sentence.match(WordClass.CAUSED_BY, i);
        int begunBy = sentence.match(WordClass.BEGUN_BY, i);
        if (begunBy > 0 && (sentence.find(WordClass.HARM, i - REACH, i) >= 0 || isThis(parsed, i))) {
            causedBy = begunBy;
        }
        if (causedBy > 0 && !parsed.group(i).negated()) {
            named(parsed, i, i + causedBy, found);
            byAgent(parsed, i, i + causedBy, found);
            whatSomebodyMade(parsed, i, i + causedBy, found);
        }
        theCause(parsed, i, found);
        laidOn(parsed, i, found);
        if (parsed.phrases().isWord(i, "because") || parsed.phrases().isWord(i, "since")) {
            because(parsed, i, found);
        }
        if (parsed.phrases().isWord(i, "when") || parsed.phrases().isWord(i, "after")) {
            when(parsed, i, found);
        }
        if (sentence.is(WordClass.BLAMING, i)) {
            blame(parsed, i, found);
        }
    }

    /** "The root cause was Ada", "the reason for the outage was that Ada …". */
    private static void theCause(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int causeIs = sentence.match(WordClass.CAUSE_IS, i);
        boolean guilt = sentence.find(WordClass.GUILT, i - REACH / 2, i) >= 0;
        boolean post = sentence.is(WordClass.LYING_WITH, i) && sentence.find(WordClass.POST, i - REACH / 2, i) >= 0;
        boolean duty = (guilt || post) && !isGuiltBefore(parsed, i);
        int wide = causeIs == 0 ? wideCause(parsed, i) : 0;
        if (causeIs + wide > 0 && !duty) {
            int next = i + causeIs + wide;
            boolean mark =
                    sentence.isForm(next, Token.Form.BREAK) || parsed.phrases().isWord(next, "that");
            named(parsed, i, mark ? next + 1 : next, found);
        }
    }

    /** "The fault lies squarely with Ada", "what went wrong: Ada", "this one is on Ada". */
    private static void laidOn(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int label = sentence.isInitial(i) ? sentence.match(WordClass.BLAME_LABEL, i) : 0;
        int on = label > 0 && sentence.isForm(i + label, Token.Form.BREAK) ? i + label : -1;
        if (on < 0 && sentence.is(WordClass.LYING_WITH, i) && isGuiltBefore(parsed, i)) {
            on = holderAfter(parsed, i);
        }
        boolean shoulders =
                parsed.phrases().isWord(on + 2, "shoulders") && parsed.phrases().isWord(on + 3, "of");
        on = shoulders ? on + 3 : on;
        if (on < 0 || !sentence.has(on + 1)) {
            return;
        }
        Agent agent = parsed.phrases().following(on + 1);
        int after = agent.to() + 1;
        boolean ends = sentence.isEdge(after)
                || sentence.isForm(after, Token.Form.COMMA)
                || sentence.is(WordClass.COORDINATOR, after)
                || parsed.phrases().isWord(after, "who");
        boolean other = sentence.is(WordClass.INFINITIVE, after) || sentence.is(WordClass.PREPOSITION, after);
        boolean name = agent.isUnknownName() && sentence.at(agent.to()).isTitled();
        boolean person = (agent.isPerson() || (name && label > 0)) && agent.kind() != Kind.AFFECTED;
        if (person && (label > 0 ? ends : ends || !other)) {
            found.accept(BlameCandidate.of(agent, i, on, BlamePattern.AT_FAULT));
        }
    }

    /** "lies squarely with": where the word stands before whose it is; -1 for none. */
    private static int holderAfter(ParsedSentence parsed, int lies) {
        int on = lies + 1;
        while (parsed.phrases().isAdverb(on)) {
            on++;
        }
        boolean with = parsed.phrases().isWord(on, "with")
                || parsed.phrases().isWord(on, "on")
                || parsed.phrases().isWord(on, "to");
        boolean owned = parsed.sentence().has(on) && parsed.sentence().at(on).possessive();
        boolean pointed = parsed.phrases().isWord(on, "at") || parsed.phrases().isWord(on, "upon");
        return with || pointed ? on : owned ? on - 1 : -1;
    }

    /** The fault, this, or harm, as the subject; a responsibility only where it is for harm. */
    private static boolean isGuiltBefore(ParsedSentence parsed, int lies) {
        Sentence sentence = parsed.sentence();
        int guilt = sentence.find(WordClass.GUILT, lies - REACH, lies);
        if (parsed.group(lies).negated() || parsed.phrases().isWord(guilt - 1, "no")) {
            return false;
        }
        boolean harm = harmBefore(parsed, lies);
        if (guilt >= 0) {
            boolean duty = parsed.phrases().isWord(guilt, "responsibility");
            return !duty || harm;
        }
        boolean being = parsed.phrases().isWord(lies, "is") || parsed.phrases().isWord(lies, "was");
        int one = parsed.phrases().isWord(lies - 1, "one") ? lies - 2 : lies - 1;
        boolean pointed =
                parsed.phrases().isWord(one, "this") || parsed.phrases().isWord(one, "that");
        return being && (pointed || harm) && !isOwnedNext(parsed, lies);
    }

    private static boolean isOwnedNext(ParsedSentence parsed, int lies) {
        int next = lies + 1;
        return parsed.sentence().has(next) && parsed.sentence().at(next).possessive();
    }

    /** "reason for the outage was": how many words it has; 0 if it is none. */
    private static int wideCause(ParsedSentence parsed, int i) {
        boolean noun = parsed.phrases().isWord(i, "reason") || parsed.phrases().isWord(i, "cause");
        for (int at = i + 1; noun && at < i + REACH / 2 && !parsed.sentence().isEdge(at); at++) {
            if (parsed.phrases().isWord(at, "is") || parsed.phrases().isWord(at, "was")) {
                return at - i + 1;
            }
            if (parsed.phrases().isVerb(at)) {
                return 0;
            }
        }
        return 0;
    }

    /** "This was introduced by …": what the text is about is begun. */
    private static boolean isThis(ParsedSentence parsed, int i) {
        boolean begun =
                parsed.phrases().isWord(i, "introduced") || parsed.phrases().isWord(i, "triggered");
        return begun
                && parsed.sentence().is(WordClass.THING_PRONOUN, parsed.group(i).start() - 1);
    }

    private static void named(ParsedSentence parsed, int i, int from, Consumer<BlameCandidate> found) {
        boolean praised = parsed.sentence().find(WordClass.WELL, Math.max(0, i - 4), i) >= 0 && !harmBefore(parsed, i);
        if (praised) {
            return;
        }
        Agent agent = parsed.phrases().following(from);
        Agent owner = agent.isPerson() ? agent : OwnedChangeDetector.owner(parsed, from);
        owner = owner == null ? ofMine(parsed, from) : owner;
        boolean isOn = parsed.phrases().isWord(i, "is") && parsed.phrases().isWord(i + 1, "on");
        boolean blamed = owner != null
                && owner.isBlamedFor(Agent.Certainty.HUMAN_ONLY)
                && owner.kind() != Kind.AFFECTED
                && owner.kind() != Kind.WE;
        if (owner != null
                && blamed
                && (!isOn || harmBefore(parsed, i) || parsed.sentence().is(WordClass.PERSON_PRONOUN, from))) {
            found.accept(BlameCandidate.of(owner, i, from, BlamePattern.CAUSE));
        }
    }

    /** "caused by a change of mine". */
    private static @Nullable Agent ofMine(ParsedSentence parsed, int from) {
        for (int i = from; i < from + REACH && !parsed.sentence().isEdge(i); i++) {
            if (parsed.phrases().isWord(i, "of") && parsed.phrases().isWord(i + 1, "mine")) {
                return new Agent(Kind.NAMED, i + 1, i + 1);
            }
        }
        return null;
    }

    /** "caused by a change made by Ada". */
    private static void byAgent(ParsedSentence parsed, int i, int from, Consumer<BlameCandidate> found) {
        Agent agent = parsed.subjects().by(from);
        if (agent != null && agent.isPerson() && agent.kind() != Kind.AFFECTED) {
            found.accept(BlameCandidate.of(agent, i, from, BlamePattern.CAUSE));
        }
    }

    /** "due to a change that Ada made". */
    private static void whatSomebodyMade(ParsedSentence parsed, int i, int from, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int change = sentence.find(WordClass.CHANGE_NOUN, from, from + REACH / 2);
        if (change < 0) {
            return;
        }
        int who = change + sentence.match(WordClass.CHANGE_NOUN, change);
        who = sentence.is(WordClass.RELATIVE, who) ? who + 1 : who;
        Agent agent = parsed.phrases().following(who);
        boolean acts =
                parsed.phrases().isVerb(agent.to() + 1) || parsed.phrases().isWord(agent.to() + 1, "had");
        if (acts && agent.isPerson() && agent.kind() != Kind.AFFECTED) {
            found.accept(BlameCandidate.of(agent, i, agent.to() + 1, BlamePattern.CAUSE));
        }
    }

    private static boolean harmBefore(ParsedSentence parsed, int i) {
        return parsed.sentence().find(WordClass.HARM, Math.max(0, i - 4), i) >= 0;
    }

    private static void because(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Agent agent = parsed.phrases().following(i + 1);
        boolean login = agent.isUnknownName() && parsed.isBlamedForWrong(agent, agent.to() + 1);
        boolean person = login || agent.kind() == Kind.NAMED || agent.kind() == Kind.ROLE;
        if (!person || isHindered(parsed, agent.to() + 1)) {
            return;
        }
        if (isHarmTold(parsed, i)) {
            found.accept(BlameCandidate.of(agent, i, agent.to(), BlamePattern.CAUSE));
        }
    }

    /** "The site went down when Ada ran the script". */
    private static void when(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        Agent agent = parsed.phrases().following(i + 1);
        int act = agent.to() + 1;
        while (parsed.phrases().isAdverb(act) || parsed.phrases().isWord(act, "had")) {
            act++;
        }
        boolean person = agent.kind() == Kind.NAMED || agent.kind() == Kind.ROLE;
        boolean acts = sentence.is(WordClass.ACTION, act) || sentence.match(WordClass.REMOVING, act) > 0;
        int onset = sentence.find(WordClass.ONSET, i - REACH / 2, i);
        if (person && acts && onset >= 0 && !parsed.group(onset).negated()) {
            found.accept(BlameCandidate.of(agent, onset, act, BlamePattern.CAUSE));
        }
    }

    /** A sentence on what was done to a person, or what a person could not do, is about the system. */
    private static boolean isHindered(ParsedSentence parsed, int verb) {
        Sentence sentence = parsed.sentence();
        int i = verb;
        boolean being = false;
        while (sentence.is(WordClass.AUXILIARY, i)
                || sentence.is(WordClass.NEGATION, i)
                || parsed.phrases().isAdverb(i)) {
            being = sentence.is(WordClass.BEING, i);
            if (sentence.is(WordClass.MODAL, i)) {
                return true;
            }
            i++;
        }
        boolean passive = being && parsed.phrases().isVerb(i);
        return !sentence.has(i)
                || passive
                || parsed.phrases().isWord(i, "unable")
                || parsed.phrases().isWord(i, "able")
                || sentence.is(WordClass.REPORTING, i);
    }

    /** Whether the main clause tells of harm that nobody in it does: before the "because", or after its comma. */
    private static boolean isHarmTold(ParsedSentence parsed, int because) {
        Sentence sentence = parsed.sentence();
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
                && parsed.phrases()
                        .following(sentence.isInitial(because) ? from + 1 : from)
                        .isPerson();
        boolean harm = sentence.find(WordClass.HARM, from, to) >= 0 || sentence.find(WordClass.ONSET, from, to) >= 0;
        return !somebody && harm;
    }

    /** "we blame Ada", "blamed the operator". */
    private static void blame(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Agent agent = parsed.phrases().following(i + 1);
        boolean person = agent.kind() == Kind.NAMED || agent.kind() == Kind.ROLE;
        boolean verb = !parsed.phrases().isWord(i, "fault") && !parsed.group(i).negated();
        if (person && verb && !parsed.subjects().isPrevented(i)) {
            found.accept(BlameCandidate.of(agent, i, agent.to(), BlamePattern.AT_FAULT));
        }
    }
}
