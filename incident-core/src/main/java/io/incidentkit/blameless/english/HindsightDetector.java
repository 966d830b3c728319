package io.incidentkit.blameless.english;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What somebody should have done: "X should have …", "X was supposed to …", "if X had …", "had X …". */
final class HindsightDetector implements Detector {
    @Override
    public void look(ParsedSentence reading, int i, Consumer<BlameCandidate> found) {
        int obliged = reading.sentence().match(WordClass.OBLIGATION, i);
        if (obliged > 0) {
            obliged(reading, i, obliged, found);
        }
        if (reading.phrases().isWord(i, "would") && reading.phrases().isWord(i + 1, "have")) {
            wiser(reading, i, found);
        }
        if (reading.phrases().isWord(i, "had") || reading.phrases().isWord(i, "hadn't")) {
            counterfactual(reading, i, found);
        }
    }

    private static void obliged(ParsedSentence reading, int i, int length, Consumer<BlameCandidate> found) {
        int act = i + length;
        while (reading.phrases().isAdverb(act)) {
            act++;
        }
        VerbGroup group = reading.group(i);
        boolean passive =
                reading.phrases().isWord(act, "been") && reading.phrases().isVerb(act + 1);
        Agent agent =
                passive ? reading.subjects().by(act + 1) : reading.subjects().of(group, false);
        boolean perfect = reading.sentence().at(i + length - 1).word().endsWith("ve");
        boolean hindsight = perfect
                ? isHindsight(reading, group, act, agent)
                : !reading.phrases().isWord(i, "ought");
        if (agent != null
                && reading.isBlamed(agent, act)
                && hindsight
                && !reading.subjects().isHypothetical(agent)) {
            int last = reading.sentence().isEdge(act) ? i + length - 1 : act;
            found.accept(BlameCandidate.of(agent, i, last, BlamePattern.OBLIGATION));
        }
    }

    /** "In hindsight, Ada would have been better off waiting". */
    private static void wiser(ParsedSentence reading, int i, Consumer<BlameCandidate> found) {
        Agent agent = reading.subjects().of(reading.group(i), false);
        boolean hindsight = reading.sentence()
                        .find(WordClass.HINDSIGHT, 0, reading.sentence().size())
                >= 0;
        if (hindsight && agent != null && agent.isPerson()) {
            found.accept(BlameCandidate.of(agent, i, i + 1, BlamePattern.OBLIGATION));
        }
    }

    /** "should have checked" looks back; "should have access" looks ahead. */
    private static boolean isHindsight(ParsedSentence reading, VerbGroup group, int act, @Nullable Agent agent) {
        Sentence sentence = reading.sentence();
        if (sentence.isEdge(act)) {
            boolean person = agent != null && agent.isPerson();
            return person || sentence.is(WordClass.COORDINATOR, group.start() - 1);
        }
        boolean done = reading.phrases().isVerb(act) || sentence.is(WordClass.BARE_PARTICIPLE, act);
        boolean better =
                sentence.is(WordClass.DETERMINER, act) && reading.phrases().isWord(act + 1, "better");
        return done || (better && agent != null && agent.kind() == Agent.Kind.NAMED);
    }

    /** "Had the operator read …", "if Ada had tested …". */
    private static void counterfactual(ParsedSentence reading, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = reading.sentence();
        boolean would = i > 0 && wouldBefore(reading, i) && isPersonNext(reading, i + 1);
        boolean inverted = sentence.isInitial(i) || would;
        Agent agent = inverted
                ? reading.phrases().following(i + 1)
                : reading.subjects().of(reading.group(i), false);
        if (agent == null) {
            return;
        }
        boolean conditional = inverted || sentence.is(WordClass.CONDITIONAL, agent.from() - 1);
        int act = (inverted ? agent.to() : i) + 1;
        while (reading.phrases().isAdverb(act)) {
            act++;
        }
        boolean participle = reading.phrases().isVerb(act)
                || sentence.is(WordClass.DUTY, act)
                || sentence.is(WordClass.BARE_PARTICIPLE, act);
        if (conditional && participle && sentence.has(act) && reading.isBlamed(agent, act)) {
            found.accept(BlameCandidate.of(agent, i, act, BlamePattern.OBLIGATION));
        }
    }

    private static boolean isPersonNext(ParsedSentence reading, int place) {
        boolean free = !reading.sentence().is(WordClass.AUXILIARY, place);
        Agent agent = reading.phrases().following(place);
        int after = agent.to() + 1;
        boolean did = reading.phrases().isVerb(after) || reading.sentence().is(WordClass.BARE_PARTICIPLE, after);
        return free && did && agent.isPerson();
    }

    /** "Nobody would have been paged had Ada …". */
    private static boolean wouldBefore(ParsedSentence reading, int place) {
        for (int i = place - 1; i >= 0 && i > place - 12; i--) {
            if (reading.phrases().isWord(i, "would") || reading.phrases().isWord(i, "could")) {
                return true;
            }
        }
        return false;
    }
}
