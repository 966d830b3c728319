package io.incidentkit.blameless;

import io.incidentkit.blameless.Agent.Kind;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A person where the cause is named: "caused by Ada …", "the root cause was …", "it failed because an engineer …". */
final class CauseDetector implements Detector {
    private static final int REACH = 12;

    @Override
    public void look(Reading reading, int i, Consumer<Suspicion> found) {
        Sentence sentence = reading.sentence();
        int causedBy = sentence.match(WordClass.CAUSED_BY, i);
        int begunBy = sentence.match(WordClass.BEGUN_BY, i);
        if (begunBy > 0 && sentence.find(WordClass.HARM, i - REACH, i) >= 0) {
            causedBy = begunBy;
        }
        if (causedBy > 0 && !reading.group(i).negated()) {
            named(reading, i, i + causedBy, found);
            byAgent(reading, i, i + causedBy, found);
        }
        int causeIs = sentence.match(WordClass.CAUSE_IS, i);
        if (causeIs > 0) {
            int next = i + causeIs;
            boolean mark =
                    sentence.isForm(next, Token.Form.BREAK) || reading.phrases().isWord(next, "that");
            named(reading, i, mark ? next + 1 : next, found);
        }
        if (reading.phrases().isWord(i, "because") || reading.phrases().isWord(i, "since")) {
            because(reading, i, found);
        }
        int harming = sentence.match(WordClass.HARMING, i);
        if (harming > 0) {
            ownedChange(reading, i, harming, found);
        }
        if (sentence.is(WordClass.BLAMING, i)) {
            blame(reading, i, found);
        }
    }

    private static void named(Reading reading, int i, int from, Consumer<Suspicion> found) {
        Agent agent = reading.phrases().following(from);
        Agent owner = agent.isPerson() ? agent : changeOwner(reading, from);
        boolean isOn = reading.phrases().isWord(i, "is") && reading.phrases().isWord(i + 1, "on");
        boolean blamed = owner != null
                && owner.isBlamedFor(Agent.Certainty.HUMAN_ONLY)
                && owner.kind() != Kind.AFFECTED
                && owner.kind() != Kind.WE;
        if (owner != null
                && blamed
                && (!isOn || harmBefore(reading, i) || reading.sentence().is(WordClass.PERSON_PRONOUN, from))) {
            found.accept(Suspicion.of(owner, i, from, BlamePattern.CAUSE));
        }
    }

    /** "caused by a change made by Ada". */
    private static void byAgent(Reading reading, int i, int from, Consumer<Suspicion> found) {
        Agent agent = reading.subjects().by(from);
        if (agent != null && agent.isPerson() && agent.kind() != Kind.AFFECTED) {
            found.accept(Suspicion.of(agent, i, from, BlamePattern.CAUSE));
        }
    }

    private static boolean harmBefore(Reading reading, int i) {
        return reading.sentence().find(WordClass.HARM, Math.max(0, i - 4), i) >= 0;
    }

    /** "Ada's change": a change with its owner. */
    private static @Nullable Agent changeOwner(Reading reading, int from) {
        Sentence sentence = reading.sentence();
        for (int i = from; i < from + 6 && sentence.has(i) && sentence.at(i).isWord(); i++) {
            boolean owned = sentence.at(i).possessive();
            if (owned || sentence.is(WordClass.POSSESSIVE_PRONOUN, i)) {
                boolean change = sentence.find(WordClass.CHANGE_NOUN, i + 1, i + 4) >= 0;
                Agent agent =
                        owned ? reading.phrases().classify(reading.phrases().start(i), i) : new Agent(Kind.NAMED, i, i);
                boolean authored = sentence.find(WordClass.AUTHORED, i + 1, i + 4) >= 0;
                boolean unknown = agent.kind() == Kind.LIKELY_NAME || agent.kind() == Kind.POSSIBLE_NAME;
                boolean named = agent.kind() == Kind.NAMED || agent.kind() == Kind.ROLE;
                return (change && named) || (authored && (unknown || named)) ? agent : null;
            }
        }
        return null;
    }

    private static void because(Reading reading, int i, Consumer<Suspicion> found) {
        Agent agent = reading.phrases().following(i + 1);
        boolean person = agent.kind() == Kind.NAMED || agent.kind() == Kind.ROLE;
        if (!person || isHindered(reading, agent.to() + 1)) {
            return;
        }
        if (isHarmTold(reading, i)) {
            found.accept(Suspicion.of(agent, i, agent.to(), BlamePattern.CAUSE));
        }
    }

    /** What was done to a person, or what a person could not do, is about the system. */
    private static boolean isHindered(Reading reading, int verb) {
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
    private static boolean isHarmTold(Reading reading, int because) {
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

    /** "Ada's change took down the site". */
    private static void ownedChange(Reading reading, int i, int length, Consumer<Suspicion> found) {
        VerbGroup group = reading.group(i);
        if (!group.isAsserted() || group.passive()) {
            return;
        }
        Agent subject = reading.subjects().of(group, false);
        Agent owner = subject == null ? null : changeOwner(reading, subject.from());
        if (owner != null && owner.to() < i) {
            found.accept(Suspicion.of(owner, i, i + length - 1, BlamePattern.CAUSE));
        }
    }

    /** "we blame Ada", "blamed the operator". */
    private static void blame(Reading reading, int i, Consumer<Suspicion> found) {
        Agent agent = reading.phrases().following(i + 1);
        boolean person = agent.kind() == Kind.NAMED || agent.kind() == Kind.ROLE;
        boolean verb =
                !reading.phrases().isWord(i, "fault") && !reading.group(i).negated();
        if (person && verb && !reading.subjects().isPrevented(i)) {
            found.accept(Suspicion.of(agent, i, agent.to(), BlamePattern.AT_FAULT));
        }
    }
}
