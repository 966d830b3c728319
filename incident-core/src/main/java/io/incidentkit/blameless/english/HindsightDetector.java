package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import io.incidentkit.blameless.english.ParsedSentence.VerbGroup;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds acts that somebody should have done: "X should have …", "X was supposed to …", "if X had …", "had X …". */
final class HindsightDetector implements BlameCandidate.Detector {
    private static final int PLACE = 6;

    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        int obliged = Math.max(parsed.sentence().match(WordClass.OBLIGATION, i), obligedPastAdverbs(parsed, i));
        if (obliged > 0) {
            obliged(parsed, i, obliged, found);
        }
        if (parsed.phrases().isWord(i, "would") && parsed.phrases().isWord(i + 1, "have")) {
            wiser(parsed, i, found);
        }
        if (i > 0 && parsed.phrases().isWord(i, "if") && wouldBefore(parsed, i)) {
            ifOnly(parsed, i, found);
        }
        if (parsed.phrases().isWord(i, "had") || parsed.phrases().isWord(i, "hadn't")) {
            counterfactual(parsed, i, found);
        }
    }

    /** "should simply have", "might at least have": how many words; 0 for none. */
    private static int obligedPastAdverbs(ParsedSentence parsed, int i) {
        boolean modal = parsed.phrases().isWord(i, "should")
                || parsed.phrases().isWord(i, "could")
                || parsed.phrases().isWord(i, "might");
        int have = i + 1;
        while (modal
                && (parsed.phrases().isAdverb(have)
                        || parsed.phrases().isWord(have, "at")
                        || parsed.phrases().isWord(have, "least"))
                && !parsed.sentence().is(WordClass.NEGATION, have)) {
            have++;
        }
        return modal && have > i + 1 && parsed.phrases().isWord(have, "have") ? have - i + 1 : 0;
    }

    private static void obliged(ParsedSentence parsed, int i, int length, Consumer<BlameCandidate> found) {
        int act = i + length;
        while (parsed.phrases().isAdverb(act)) {
            act++;
        }
        VerbGroup group = parsed.group(i);
        boolean participle =
                parsed.phrases().isVerb(act + 1) || parsed.sentence().is(WordClass.BARE_PARTICIPLE, act + 1);
        boolean passive = parsed.phrases().isWord(act, "been") && participle;
        Agent agent =
                passive ? parsed.subjects().by(act + 1) : parsed.subjects().of(group, false);
        boolean anyOfUs = parsed.phrases().isWord(act, "been")
                && (parsed.phrases().isWord(act + 1, "any")
                        || parsed.phrases().isWord(act + 1, "anyone")
                        || parsed.phrases().isWord(act + 1, "me"));
        boolean vain =
                parsed.phrases().isWord(act + 1, "nothing") || parsed.phrases().isWord(act + 1, "little");
        // "who had been asked to by the lead" tells that it was done.
        boolean done = parsed.phrases().isWord(act, "by");
        if (anyOfUs || vain || done || (agent != null && isFulfilled(parsed, group, agent))) {
            return;
        }
        boolean perfect = parsed.sentence().at(i + length - 1).word().endsWith("ve");
        boolean hindsight = perfect
                ? isHindsight(parsed, group, act, agent)
                : !parsed.phrases().isWord(i, "ought");
        if (agent != null
                && parsed.isBlamedForWrong(agent, act)
                && hindsight
                && !parsed.subjects().isHypothetical(agent)) {
            int last = parsed.sentence().isEdge(act) ? i + length - 1 : act;
            found.accept(BlameCandidate.of(agent, i, last, BlamePattern.OBLIGATION));
        }
    }

    /** "did what she was supposed to do". */
    private static boolean isFulfilled(ParsedSentence parsed, VerbGroup group, Agent agent) {
        int what = agent.from() - 1;
        int did = parsed.phrases().isWord(what - 1, "exactly") ? what - 2 : what - 1;
        return !group.negated()
                && parsed.phrases().isWord(what, "what")
                && parsed.phrases().isWord(did, "did")
                && !parsed.group(did).negated();
    }

    /** "In hindsight, Ada would have been better off waiting". */
    private static void wiser(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Agent agent = parsed.subjects().of(parsed.group(i), false);
        boolean hindsight =
                parsed.sentence().find(WordClass.HINDSIGHT, 0, parsed.sentence().size()) >= 0;
        if (hindsight && agent != null && agent.isPerson()) {
            found.accept(BlameCandidate.of(agent, i, i + 1, BlamePattern.OBLIGATION));
        }
    }

    /** "should have checked" looks back; "should have access" looks ahead. */
    private static boolean isHindsight(ParsedSentence parsed, VerbGroup group, int act, @Nullable Agent agent) {
        Sentence sentence = parsed.sentence();
        if (sentence.isEdge(act)) {
            boolean person = agent != null && agent.isPerson();
            return person || sentence.is(WordClass.COORDINATOR, group.start() - 1);
        }
        boolean done = parsed.phrases().isVerb(act) || sentence.is(WordClass.BARE_PARTICIPLE, act);
        boolean better =
                sentence.is(WordClass.DETERMINER, act) && parsed.phrases().isWord(act + 1, "better");
        return done || (better && agent != null && agent.kind() == Agent.Kind.NAMED);
    }

    /** "Had the operator read …", "if Ada had tested …". */
    private static void counterfactual(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        boolean would = i > 0 && wouldBefore(parsed, i) && isPersonNext(parsed, i + 1);
        boolean inverted = sentence.isInitial(i) || would;
        Agent agent =
                inverted ? parsed.phrases().following(i + 1) : parsed.subjects().of(parsed.group(i), false);
        if (agent == null) {
            return;
        }
        boolean asked = parsed.phrases().isWord(agent.from() - 1, "whether");
        boolean conditional = inverted || (sentence.is(WordClass.CONDITIONAL, agent.from() - 1) && !asked);
        int act = inverted ? afterPlace(parsed, agent.to() + 1) : i + 1;
        while (parsed.phrases().isAdverb(act) || (inverted && sentence.is(WordClass.NEGATION, act))) {
            act++;
        }
        act += inverted && parsed.phrases().isWord(act, "been") && sentence.is(WordClass.ATTENDING, act + 1) ? 1 : 0;
        boolean participle = parsed.phrases().isVerb(act)
                || sentence.is(WordClass.DUTY, act)
                || sentence.is(WordClass.ATTENDING, act)
                || sentence.is(WordClass.BARE_PARTICIPLE, act);
        boolean luck = isNegated(parsed, i, act)
                && (sentence.is(WordClass.PERCEIVING, act)
                        || sentence.is(WordClass.REPORTING, act)
                        || sentence.is(WordClass.SPEAKING, act)
                        || sentence.is(WordClass.REPAIRING, act));
        if (conditional && participle && !luck && sentence.has(act) && parsed.isBlamed(agent, act)) {
            found.accept(BlameCandidate.of(agent, i, act, BlamePattern.OBLIGATION));
        }
    }

    /** "We would not be here if Ada read her mail". */
    private static void ifOnly(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        Agent agent = parsed.phrases().following(i + 1);
        int act = agent.to() + 1;
        while (parsed.phrases().isAdverb(act)) {
            act++;
        }
        boolean does = parsed.phrases().isVerb(act)
                || sentence.is(WordClass.BARE_PARTICIPLE, act)
                || sentence.is(WordClass.DILIGENCE, act)
                || parsed.phrases().isWord(act, "did");
        boolean person = agent.kind() == Agent.Kind.NAMED || agent.kind() == Agent.Kind.ROLE;
        boolean care = sentence.find(WordClass.DILIGENCE, act, act + PLACE) >= 0;
        if (does && care && person) {
            found.accept(BlameCandidate.of(agent, i, act, BlamePattern.OBLIGATION));
        }
    }

    /** "the operator on duty", "the reviewer of that change": the place after what is said of the person. */
    private static int afterPlace(ParsedSentence parsed, int from) {
        int after = from;
        while (parsed.sentence().is(WordClass.PREPOSITION, after)
                && after < from + PLACE
                && parsed.phrases().isHead(parsed.phrases().following(after + 1).to())) {
            after = parsed.phrases().following(after + 1).to() + 1;
        }
        return after;
    }

    /** "If Ada had not noticed it, we would have lost more": what she did is praised. */
    private static boolean isNegated(ParsedSentence parsed, int had, int act) {
        return parsed.phrases().isWord(had, "hadn't") || parsed.sentence().find(WordClass.NEGATION, had, act) >= 0;
    }

    private static boolean isPersonNext(ParsedSentence parsed, int place) {
        boolean free = !parsed.sentence().is(WordClass.AUXILIARY, place);
        Agent agent = parsed.phrases().following(place);
        int after = agent.to() + 1;
        while (parsed.sentence().is(WordClass.NEGATION, after)
                || parsed.phrases().isAdverb(after)) {
            after++;
        }
        boolean did = parsed.phrases().isVerb(after) || parsed.sentence().is(WordClass.BARE_PARTICIPLE, after);
        return free && did && agent.isPerson();
    }

    /** "Nobody would have been paged had Ada …". */
    private static boolean wouldBefore(ParsedSentence parsed, int place) {
        for (int i = place - 1; i >= 0 && i > place - 12; i--) {
            if (parsed.phrases().isWord(i, "would") || parsed.phrases().isWord(i, "could")) {
                return true;
            }
        }
        return false;
    }
}
