package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import io.incidentkit.blameless.english.ConsequenceDetector.Purpose;
import java.util.function.Consumer;

/** Finds acts that met another thing than was meant: on the wrong host, on production instead of staging, meant for the lab. */
final class TargetDetector implements BlameCandidate.Detector {
    private static final int OBJECT = 6;

    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        wrongPlace(parsed, i, found);
        if (!isAct(parsed, i)) {
            return;
        }
        int target = wrongTarget(parsed, i);
        if (target < 0 || ActDetector.isRepairOf(parsed, i, target)) {
            target = Math.max(insteadOf(parsed, i), meantFor(parsed, i));
            target = target >= 0 && new Purpose(parsed).isHelp(parsed.group(i), i) ? -1 : target;
        }
        if (target >= 0) {
            ActDetector.report(parsed, i, target, found);
        }
    }

    /** Returns whether it is something that people do to systems. */
    static boolean isAct(ParsedSentence parsed, int i) {
        return parsed.sentence().is(WordClass.ACTION, i)
                || parsed.sentence().match(WordClass.REMOVING, i) > 0
                || isHadRun(parsed, i);
    }

    /** "had run", "had put": the participle looks like the plain form. */
    private static boolean isHadRun(ParsedSentence parsed, int i) {
        return parsed.phrases().isWord(i - 1, "had") && parsed.sentence().is(WordClass.BARE_PARTICIPLE, i);
    }

    /** "ran the cleanup of old invoices against the wrong host": the target stands after the object. */
    private static int wrongTarget(ParsedSentence parsed, int i) {
        Sentence sentence = parsed.sentence();
        int end = ActDetector.clauseEnd(sentence, i, 2 * OBJECT);
        int wrong = sentence.find(WordClass.WRONG, i + 1, end);
        int on = sentence.is(WordClass.DETERMINER, wrong - 1) ? wrong - 2 : wrong - 1;
        return wrong >= 0 && sentence.is(WordClass.TARGETING, on) ? wrong : -1;
    }

    /** "ran the test on production instead of staging", "stopped db1 instead of db2"; not as a choice. */
    private static int insteadOf(ParsedSentence parsed, int i) {
        Sentence sentence = parsed.sentence();
        int instead = sentence.find(WordClass.INSTEAD, i + 1, i + 3 * OBJECT);
        int production = instead < 0 || !sentence.is(WordClass.ACTION, i)
                ? -1
                : sentence.find(WordClass.PRODUCTION, i + 1, instead);
        boolean any = parsed.phrases().isWord(i + 1, "a") || parsed.phrases().isWord(i + 1, "an");
        boolean enters = sentence.is(WordClass.ENTERING, i) || isHadRun(parsed, i);
        boolean mistaken = instead >= 0
                && instead <= ActDetector.clauseEnd(sentence, i, 2 * OBJECT)
                && enters
                && !(any && sentence.is(WordClass.CHOOSING, i))
                && !parsed.isGerund(instead + 2);
        boolean all = instead >= 0 && sentence.find(WordClass.EVERYTHING, i + 1, instead) >= 0;
        boolean toAll = all && !parsed.isGerund(instead + 2) && sentence.is(WordClass.ACTION, i);
        return Math.max(production, mistaken || toAll ? instead : -1);
    }

    /** "was logged in to the wrong host", "had the wrong window open". */
    private static void wrongPlace(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        boolean had = parsed.phrases().isWord(i, "had");
        boolean was = sentence.is(WordClass.BEING, i) && !sentence.is(WordClass.PRESENT, i);
        int wrong = had || was ? sentence.find(WordClass.WRONG, i + 1, i + OBJECT) : -1;
        int place = wrong < 0 ? -1 : sentence.find(WordClass.PLACE, wrong + 1, wrong + 4);
        if (place < 0 || !isPlaced(parsed, i, wrong)) {
            return;
        }
        Agent subject = parsed.subjects().of(parsed.group(i), false);
        Agent agent = subject == null || subject.isPerson()
                ? subject
                : parsed.phrases().owner(subject);
        if (agent != null && agent.isPerson() && !parsed.subjects().isHypothetical(agent)) {
            found.accept(BlameCandidate.of(agent, i, place, BlamePattern.WRONG_ACT));
        }
    }

    /** Nothing but "still logged in to the" stands between. */
    private static boolean isPlaced(ParsedSentence parsed, int i, int wrong) {
        Sentence sentence = parsed.sentence();
        for (int at = i + 1; at < wrong; at++) {
            boolean link = sentence.is(WordClass.PREPOSITION, at)
                    || sentence.is(WordClass.INFINITIVE, at)
                    || sentence.is(WordClass.DETERMINER, at)
                    || sentence.is(WordClass.SITUATED, at)
                    || parsed.phrases().isAdverb(at);
            if (!link) {
                return false;
            }
        }
        return true;
    }

    /** "Instead of the test cluster, Ada deleted the live one", "applied to production the change meant for staging". */
    private static int meantFor(ParsedSentence parsed, int i) {
        Sentence sentence = parsed.sentence();
        int meant = sentence.is(WordClass.UNDOING, i) ? -1 : sentence.find(WordClass.MEANT_FOR, i + 1, i + 3 * OBJECT);
        boolean denied = sentence.find(WordClass.NEGATION, i + 1, meant) >= 0;
        if (meant >= 0 && !denied) {
            return meant;
        }
        boolean instead = sentence.match(WordClass.INSTEAD, 0) > 0 && !parsed.isGerund(2);
        return instead ? sentence.find(WordClass.PRODUCTION, i + 1, i + OBJECT) : -1;
    }

    /** Acts that are blame by how or when they were done: too many at once, too early, against a warning, to what was in use. */
    static final class Manner implements BlameCandidate.Detector {
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
                boolean once =
                        parsed.phrases().isWord(at, "at") && parsed.phrases().isWord(at + 1, "once");
                boolean only = parsed.phrases().isWord(at, "although")
                        || parsed.phrases().isWord(at, "though");
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
}
