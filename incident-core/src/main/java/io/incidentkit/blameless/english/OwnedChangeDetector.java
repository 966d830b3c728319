package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.Agent.Kind;
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
        if (!group.isAsserted() || group.passive()) {
            return;
        }
        Agent subject = parsed.subjects().of(group, false);
        Agent whose = subject == null ? null : owner(parsed, subject.from());
        if (whose != null && whose.to() < i) {
            found.accept(BlameCandidate.of(whose, i, i + length - 1, BlamePattern.CAUSE));
        }
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
                boolean change = sentence.find(WordClass.CHANGE_NOUN, i + 1, i + 4) >= 0;
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
}
