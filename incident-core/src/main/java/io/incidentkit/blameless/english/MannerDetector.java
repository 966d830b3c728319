package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import java.util.function.Consumer;

/** Acts that are blame by how or when they were done: too many at once, too early, against a warning, to what was in use. */
final class MannerDetector implements BlameCandidate.Detector {
    private static final int OBJECT = 9;
    private static final int REACH = 14;
    private static final int CLAUSE = 7;

    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        boolean act = sentence.is(WordClass.ACTION, i);
        boolean removes = sentence.match(WordClass.REMOVING, i) > 0;
        boolean praised = sentence.find(WordClass.PRAISED, parsed.group(i).start() - 3, i + 1) >= 0;
        if (praised || (!act && !removes) || new Purpose(parsed).isHelp(parsed.group(i), i)) {
            return;
        }
        int last = act ? excess(parsed, i) : -1;
        if (last < 0) {
            last = tooEarly(parsed, i);
        }
        if (last < 0 && removes) {
            last = stillUsed(sentence, i);
        }
        if (last >= 0) {
            Agent agent = parsed.doer(i, 1);
            if (agent != null && parsed.isBlamedForWrong(agent, i) && agent.kind() != Agent.Kind.AFFECTED) {
                found.accept(BlameCandidate.of(agent, i, last, BlamePattern.MANNER));
            }
        }
    }

    /** "restarted all of them in one go". */
    private static int excess(ParsedSentence parsed, int i) {
        Sentence sentence = parsed.sentence();
        for (int at = i + 1; at <= i + OBJECT && !endsClause(parsed, at); at++) {
            int length = sentence.match(WordClass.EXCESS, at);
            if (length > 0) {
                return at + length - 1;
            }
            boolean once = parsed.phrases().isWord(at, "at") && parsed.phrases().isWord(at + 1, "once");
            boolean only =
                    parsed.phrases().isWord(at, "although") || parsed.phrases().isWord(at, "though");
            if (only
                    && parsed.phrases().isWord(at + 1, "only")
                    && sentence.find(WordClass.EVERYTHING, i + 1, at) >= 0) {
                return at + 1;
            }
            if (once && sentence.find(WordClass.EVERYTHING, i + 1, at) >= 0) {
                return at + 1;
            }
        }
        return -1;
    }

    private static boolean endsClause(ParsedSentence parsed, int at) {
        Sentence sentence = parsed.sentence();
        if (parsed.phrases().isWord(at + 1, "only")) {
            return false;
        }
        return sentence.isEdge(at)
                || sentence.is(WordClass.RELATIVE, at)
                || sentence.is(WordClass.SUBORDINATOR, at)
                || sentence.is(WordClass.COORDINATOR, at);
    }

    /** "merged it before it was reviewed", "deployed it although the tests were red". */
    private static int tooEarly(ParsedSentence parsed, int i) {
        Sentence sentence = parsed.sentence();
        for (int at = i + 1; at <= i + REACH && !sentence.isEdge(at); at++) {
            int despite = sentence.match(WordClass.DESPITE, at);
            if (despite > 0) {
                return sentence.find(WordClass.SAFEGUARD, at + despite, at + despite + CLAUSE);
            }
            if (parsed.phrases().isWord(at, "before")) {
                int state = sentence.find(WordClass.AUXILIARY, at + 1, at + CLAUSE);
                return state < 0 ? -1 : sentence.find(WordClass.UNREADY, state + 1, state + 4);
            }
        }
        return -1;
    }

    /** "removed a volume that was still in use". */
    private static int stillUsed(Sentence sentence, int i) {
        int used = sentence.find(WordClass.STILL_USED, i + 1, i + REACH);
        boolean denied = sentence.find(WordClass.NEGATION, used - 2, used) >= 0;
        return used < 0 || denied ? -1 : used + sentence.match(WordClass.STILL_USED, used) - 1;
    }
}
