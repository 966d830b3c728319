package io.incidentkit.blameless;

import io.incidentkit.blameless.Agent.Certainty;
import java.util.function.Consumer;

/** Acts that are blame by their object: the wrong thing, a defect, production, a safeguard that was skipped. */
final class ActDetector implements Detector {
    private static final int OBJECT = 6;

    @Override
    public void look(Reading reading, int i, Consumer<Suspicion> found) {
        int end = objectEnd(reading, i);
        int target = wrongObject(reading, i, end);
        if (target < 0) {
            target = harmedObject(reading.sentence(), i, end);
        }
        if (target >= 0) {
            report(reading, i, target, found);
        }
        passive(reading, i, found);
    }

    /** "ran the wrong script", "pushed a broken build", "ran the test on production instead of staging". */
    private static int wrongObject(Reading reading, int i, int end) {
        Sentence sentence = reading.sentence();
        boolean action = sentence.is(WordClass.ACTION, i);
        boolean repairs = sentence.is(WordClass.REPAIRING, i) || sentence.is(WordClass.REPORTING, i);
        int target = -1;
        if (!repairs && (action || reading.phrases().isVerb(i))) {
            target = sentence.find(WordClass.WRONG, i + 1, end);
        }
        if (target < 0 && action) {
            int instead = sentence.find(WordClass.INSTEAD, i + 1, i + 3 * OBJECT);
            target = instead < 0 ? -1 : sentence.find(WordClass.PRODUCTION, i + 1, instead);
        }
        if (target < 0 && sentence.is(WordClass.INTRODUCING, i)) {
            target = sentence.find(WordClass.DEFECTIVE, i + 1, end);
        }
        return target < 0 && action ? withDefect(reading, i, end) : target;
    }

    /** "deleted the production table", "took the site down", "left the door open", "skipped the review". */
    private static int harmedObject(Sentence sentence, int i, int end) {
        if (sentence.match(WordClass.DESTROYING, i) > 0) {
            return precious(sentence, i, end);
        }
        if (sentence.is(WordClass.FELLING, i)) {
            return felled(sentence, i, end);
        }
        if (sentence.is(WordClass.LETTING, i)) {
            return sentence.find(WordClass.UNSAFE, i + 1, end + 1);
        }
        return sentence.match(WordClass.SKIPPING, i) > 0 ? sentence.find(WordClass.SAFEGUARD, i + 1, end) : -1;
    }

    /** "ran the script with incorrect parameters". */
    private static int withDefect(Reading reading, int i, int end) {
        int defect = reading.sentence().find(WordClass.DEFECTIVE, i + 1, end);
        return defect >= 0 && reading.phrases().isWord(defect - 1, "with") ? defect : -1;
    }

    private static void report(Reading reading, int i, int target, Consumer<Suspicion> found) {
        Agent agent = reading.doer(i, 1);
        if (agent != null && reading.isBlamed(agent, i)) {
            found.accept(Suspicion.of(agent, i, target, BlamePattern.WRONG_ACT));
        }
    }

    private static int precious(Sentence sentence, int i, int end) {
        int precious = sentence.find(WordClass.PRECIOUS, i + 1, end);
        return precious < 0 ? -1 : sentence.find(WordClass.PRECIOUS_THING, precious + 1, end + 1);
    }

    /** "took the site down", "brought down production"; a node that is taken out for repair is no harm. */
    private static int felled(Sentence sentence, int i, int end) {
        int fallen = sentence.find(WordClass.FALLEN, i + 1, end);
        if (fallen < 0) {
            return -1;
        }
        boolean whole = sentence.find(WordClass.PRODUCTION, i + 1, end) >= 0
                || sentence.find(WordClass.PRECIOUS_THING, i + 1, end) >= 0;
        boolean down = sentence.at(fallen).word().equals("down");
        boolean offline = sentence.at(fallen).word().equals("offline");
        boolean harm = down ? (fallen == i + 1 || whole) : (offline && whole);
        return harm ? fallen : -1;
    }

    /** "The wrong bucket was emptied by Ada". */
    private static void passive(Reading reading, int i, Consumer<Suspicion> found) {
        Sentence sentence = reading.sentence();
        boolean wrong = sentence.is(WordClass.WRONG, i);
        if (!wrong && !sentence.is(WordClass.DEFECTIVE, i)) {
            return;
        }
        int verb = i + 1;
        while (verb < i + OBJECT && sentence.has(verb) && !reading.phrases().isVerb(verb)) {
            verb++;
        }
        if (!reading.phrases().isVerb(verb) || !reading.group(verb).passive()) {
            return;
        }
        if (!wrong && !sentence.is(WordClass.INTRODUCING, verb)) {
            return;
        }
        Agent agent = reading.subjects().by(verb + 1);
        if (agent != null && agent.isBlamedFor(Certainty.EITHER)) {
            found.accept(Suspicion.of(agent, i, verb, BlamePattern.WRONG_ACT));
        }
    }

    /** Where the object of the verb at that place ends at the latest. */
    private static int objectEnd(Reading reading, int verb) {
        Sentence sentence = reading.sentence();
        int i = verb + 1;
        while (i <= verb + OBJECT
                && !sentence.isEdge(i)
                && !sentence.isForm(i, Token.Form.COMMA)
                && !sentence.is(WordClass.SUBORDINATOR, i)
                && !sentence.is(WordClass.RELATIVE, i)
                && !sentence.is(WordClass.COORDINATOR, i)) {
            i++;
        }
        return i;
    }
}
