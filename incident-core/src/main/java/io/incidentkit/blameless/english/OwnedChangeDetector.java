package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.Agent.Kind;
import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import io.incidentkit.blameless.english.ParsedSentence.VerbGroup;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A change that does harm or is bad, and whose it is: "Ada's change took down the site", "my fix was incomplete". */
final class OwnedChangeDetector implements BlameCandidate.Detector {
    private static final int OBJECT = 6;

    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int harming = sentence.match(WordClass.HARMING, i);
        boolean has = parsed.phrases().isWord(i, "had") || parsed.phrases().isWord(i, "contained");
        if (harming == 0 && (has || sentence.is(WordClass.INTRODUCING, i))) {
            int defect = sentence.find(WordClass.DEFECTIVE, i + 1, i + OBJECT);
            harming = defect < 0 ? 0 : defect - i + 1;
        }
        if (harming > 0) {
            ownedChange(parsed, i, harming, found);
        }
        if (sentence.is(WordClass.BEING, i)) {
            badChange(parsed, i, found);
        }
    }

    /** "Ada's change took down the site". */
    private static void ownedChange(ParsedSentence parsed, int i, int length, Consumer<BlameCandidate> found) {
        VerbGroup group = parsed.group(i);
        if (!group.isAsserted() || group.passive() || isUndone(parsed, i)) {
            return;
        }
        Agent subject = parsed.subjects().of(group, false);
        Agent whose = subject == null ? null : owner(parsed, subject.from());
        if (whose == null && subject != null && isChangeNoun(parsed, subject)) {
            boolean relative = parsed.phrases().isWord(subject.from(), "whose");
            whose = relative ? before(parsed, subject.from()) : maker(parsed, subject.to() + 1);
        }
        if (whose != null && whose.to() < i) {
            found.accept(BlameCandidate.of(whose, i, i + length - 1, BlamePattern.CAUSE));
        }
    }

    /** "removed the query that had caused the locks", "disabled the feature causing the load", "blocked the faulty client". */
    static boolean isUndone(ParsedSentence parsed, int i) {
        Sentence sentence = parsed.sentence();
        if (!sentence.is(WordClass.UNDOING, i)) {
            return false;
        }
        int relative = sentence.find(WordClass.RELATIVE, i + 1, i + OBJECT);
        int causing = sentence.find(WordClass.FAULT_VERB, i + 1, i + OBJECT);
        boolean harmful = relative >= 0 && sentence.find(WordClass.HARMING, relative + 1, relative + OBJECT) >= 0;
        boolean bad = sentence.find(WordClass.DEFECTIVE, i + 1, i + OBJECT / 2) >= 0;
        return harmful || bad || (causing >= 0 && parsed.isGerund(causing));
    }

    /** "Ada, whose change …". */
    static @Nullable Agent before(ParsedSentence parsed, int whose) {
        int head = parsed.isAside(whose) ? whose - 2 : whose - 1;
        Agent agent = parsed.phrases().isHead(head)
                ? parsed.phrases().classify(parsed.phrases().start(head), head)
                : null;
        boolean name = agent != null
                && agent.isUnknownName()
                && parsed.sentence().at(agent.to()).isTitled();
        boolean person = agent != null && (name || agent.kind() == Kind.NAMED || agent.kind() == Kind.ROLE);
        return person ? agent : null;
    }

    private static boolean isChangeNoun(ParsedSentence parsed, Agent subject) {
        return parsed.sentence().is(WordClass.CHANGE_NOUN, subject.to())
                || parsed.sentence().is(WordClass.AUTHORED, subject.to());
    }

    /** "the change that Ada made to the proxy": who made it; null if that is not told. */
    private static @Nullable Agent maker(ParsedSentence parsed, int after) {
        int from = parsed.sentence().is(WordClass.RELATIVE, after) ? after + 1 : after;
        Agent agent = parsed.phrases().following(from);
        boolean acts = parsed.sentence().is(WordClass.ACTION, agent.to() + 1)
                || parsed.sentence().is(WordClass.INTRODUCING, agent.to() + 1)
                || parsed.phrases().isWord(agent.to() + 1, "had");
        return acts && (agent.kind() == Kind.NAMED || agent.kind() == Kind.ROLE) ? agent : null;
    }

    /** "Ada's fix was incomplete", "my change was the culprit". */
    private static void badChange(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int bad = i + 1;
        while (parsed.phrases().isAdverb(bad)) {
            bad++;
        }
        int fault = sentence.match(WordClass.FAULT_IS, bad);
        boolean wrong = sentence.is(WordClass.WRONG, bad) || sentence.is(WordClass.DEFECTIVE, bad);
        VerbGroup group = parsed.group(i + 1);
        Agent subject =
                (wrong || fault > 0) && group.isAsserted() ? parsed.subjects().of(group, false) : null;
        Agent whose = subject == null ? null : owner(parsed, subject.from());
        if (whose == null && subject != null && sentence.is(WordClass.CHANGE_NOUN, subject.to())) {
            Agent by = parsed.subjects().by(subject.to() + 1);
            whose = by != null && by.isPerson() ? by : null;
        }
        if (whose != null && whose.to() < i) {
            found.accept(BlameCandidate.of(whose, i, bad + Math.max(0, fault - 1), BlamePattern.CAUSE));
        }
    }

    /** "Ada's change": a change with its owner. */
    static @Nullable Agent owner(ParsedSentence parsed, int from) {
        Sentence sentence = parsed.sentence();
        for (int i = from; i < from + 6 && sentence.has(i) && sentence.at(i).isWord(); i++) {
            boolean owned = sentence.at(i).possessive();
            if (owned || sentence.is(WordClass.POSSESSIVE_PRONOUN, i)) {
                boolean change = isChange(parsed, i + 1);
                Agent agent =
                        owned ? parsed.phrases().classify(parsed.phrases().start(i), i) : new Agent(Kind.NAMED, i, i);
                boolean authored = sentence.find(WordClass.AUTHORED, i + 1, i + 4) >= 0;
                boolean unknown = agent.kind() == Kind.LIKELY_NAME || agent.kind() == Kind.POSSIBLE_NAME;
                boolean named = agent.kind() == Kind.NAMED || agent.kind() == Kind.ROLE;
                return (change && named) || (authored && (unknown || named)) ? agent : null;
            }
        }
        return null;
    }

    /** "Ada's config change"; "Ada's test suite" is none. */
    private static boolean isChange(ParsedSentence parsed, int from) {
        int change = parsed.sentence().find(WordClass.CHANGE_NOUN, from, from + 3);
        int length = change < 0 ? 0 : parsed.sentence().match(WordClass.CHANGE_NOUN, change);
        return length > 0 && !isThing(parsed, change + length);
    }

    private static boolean isThing(ParsedSentence parsed, int i) {
        return parsed.sentence().is(WordClass.THING_NOUN, i)
                || parsed.sentence().is(WordClass.PRECIOUS_THING, i)
                || parsed.phrases().isWord(i, "suite");
    }
}
