package io.incidentkit.blameless.english;

import java.util.function.Consumer;

/** Acts that are blame by their object: the wrong thing, a defect, production, a safeguard that was skipped. */
final class ActDetector implements BlameCandidate.Detector {
    private static final int OBJECT = 6;

    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        int end = objectEnd(parsed, i);
        int target = wrongObject(parsed, i, end);
        if (target < 0 && !isMeant(parsed, i)) {
            target = harmedObject(parsed.sentence(), i, end);
        }
        if (target >= 0) {
            report(parsed, i, target, found);
        }
        passive(parsed, i, found);
        present(parsed, i, end, found);
        wrongChange(parsed, i, found);
    }

    /** "took it offline to replace the disk", "left it running until the copy was made", "skipped it as agreed". */
    private static boolean isMeant(ParsedSentence parsed, int i) {
        Purpose purpose = new Purpose(parsed);
        if (parsed.sentence().match(WordClass.SKIPPING, i) > 0) {
            return purpose.isAgreed(i);
        }
        boolean letting = parsed.sentence().is(WordClass.LETTING, i);
        int until = letting ? parsed.sentence().find(WordClass.UNTIL, i + 1, i + 2 * OBJECT) : -1;
        return until >= 0 || purpose.isHelp(parsed.group(i), i);
    }

    /** "11:02 Ada restarts the wrong host", in the present tense of timelines. */
    private static void present(ParsedSentence parsed, int i, int end, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        String word = sentence.at(i).word();
        boolean verb = word.endsWith("s") && !sentence.is(WordClass.PREPOSITION, i + 1);
        int target = verb ? sentence.find(WordClass.WRONG, i + 1, end) : -1;
        if (target >= 0
                && sentence.at(i).text().equals(word)
                && parsed.phrases().isHead(i - 1)) {
            Agent agent = parsed.phrases().classify(parsed.phrases().start(i - 1), i - 1);
            boolean initial = sentence.isInitial(agent.from());
            boolean nick = agent.isUnknownName() && initial;
            boolean reports = sentence.is(WordClass.SPEAKING, i) || sentence.is(WordClass.REPORTING, i);
            boolean told = nick || (agent.isPerson() && (initial || agent.kind() == Agent.Kind.NAMED));
            if (!reports && told && agent.kind() != Agent.Kind.AFFECTED) {
                found.accept(BlameCandidate.of(agent, i, target, BlamePattern.WRONG_ACT));
            }
        }
    }

    /** "an incorrect manual change by a developer". */
    private static void wrongChange(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        if (!sentence.is(WordClass.WRONG, i) && !sentence.is(WordClass.DEFECTIVE, i)) {
            return;
        }
        int change = sentence.find(WordClass.CHANGE_NOUN, i + 1, i + 4);
        int by = change < 0 ? -1 : change + sentence.match(WordClass.CHANGE_NOUN, change);
        if (parsed.phrases().isWord(by, "by") || parsed.phrases().isWord(by, "from")) {
            Agent agent = parsed.phrases().following(by + 1);
            if (agent.isPerson() && agent.kind() != Agent.Kind.AFFECTED) {
                found.accept(BlameCandidate.of(agent, i, by, BlamePattern.WRONG_ACT));
            }
        }
    }

    /** "ran the wrong script", "pushed a broken build", "ran the test on production instead of staging". */
    private static int wrongObject(ParsedSentence parsed, int i, int end) {
        Sentence sentence = parsed.sentence();
        boolean action = sentence.is(WordClass.ACTION, i);
        boolean repairs = sentence.is(WordClass.REPAIRING, i) || sentence.is(WordClass.REPORTING, i);
        int target = -1;
        if (!repairs && (action || parsed.phrases().isVerb(i))) {
            target = sentence.find(WordClass.WRONG, i + 1, end);
        }
        if (target < 0 && action) {
            int instead = sentence.find(WordClass.INSTEAD, i + 1, i + 3 * OBJECT);
            target = instead < 0 ? -1 : sentence.find(WordClass.PRODUCTION, i + 1, instead);
            boolean choice = instead >= 0
                    && instead <= end
                    && sentence.is(WordClass.ENTERING, i)
                    && !parsed.isGerund(instead + 2);
            target = target < 0 && choice ? instead : target;
        }
        if (target < 0 && sentence.is(WordClass.INTRODUCING, i)) {
            target = sentence.find(WordClass.DEFECTIVE, i + 1, end);
            target = sentence.is(WordClass.TERM_TAIL, target + 1) ? -1 : target;
        }
        return target < 0 && action ? withDefect(parsed, i, end) : target;
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
            int unsafe = sentence.find(WordClass.UNSAFE, i + 1, end + 1);
            return unsafe < 0 ? sentence.find(WordClass.DEFECTIVE, i + 1, end) : unsafe;
        }
        return sentence.match(WordClass.SKIPPING, i) > 0 ? sentence.find(WordClass.SAFEGUARD, i + 1, end) : -1;
    }

    /** "ran the script with incorrect parameters". */
    private static int withDefect(ParsedSentence parsed, int i, int end) {
        int defect = parsed.sentence().find(WordClass.DEFECTIVE, i + 1, end);
        for (int with = defect - 1; defect >= 0 && with > Math.max(i, defect - 4); with--) {
            if (parsed.phrases().isWord(with, "with")) {
                return defect;
            }
        }
        return -1;
    }

    private static void report(ParsedSentence parsed, int i, int target, Consumer<BlameCandidate> found) {
        Agent agent = parsed.doer(i, 1);
        if (agent != null && parsed.isBlamedForWrong(agent, i)) {
            found.accept(BlameCandidate.of(agent, i, target, BlamePattern.WRONG_ACT));
        }
    }

    private static int precious(Sentence sentence, int i, int end) {
        int precious = sentence.find(WordClass.PRECIOUS, i + 1, end);
        return precious < 0 ? -1 : sentence.find(WordClass.PRECIOUS_THING, precious + 1, end + 1);
    }

    /** "took the site down", "brought down production"; a node that is taken out for repair is no harm. */
    static int felled(Sentence sentence, int i, int end) {
        int fallen = sentence.find(WordClass.FALLEN, i + 1, end);
        if (fallen < 0) {
            return -1;
        }
        boolean everything = sentence.find(WordClass.PRODUCTION, i + 1, end) >= 0;
        boolean whole = everything || sentence.find(WordClass.PRECIOUS_THING, i + 1, end) >= 0;
        boolean part = !whole && sentence.find(WordClass.PART, i + 1, fallen + 3) >= 0;
        boolean knocked = sentence.at(i).word().startsWith("knock");
        boolean harm = switch (sentence.at(fallen).word()) {
            case "down" -> (fallen == i + 1 || whole) && !part;
            case "offline" -> everything || (whole && knocked);
            default -> false;
        };
        return harm ? fallen : -1;
    }

    /** "The wrong bucket was emptied by Ada". */
    private static void passive(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        boolean wrong = sentence.is(WordClass.WRONG, i);
        if (!wrong && !sentence.is(WordClass.DEFECTIVE, i)) {
            return;
        }
        int verb = i + 1;
        while (verb < i + OBJECT && sentence.has(verb) && !parsed.phrases().isVerb(verb)) {
            verb++;
        }
        boolean reduced = parsed.phrases().isVerb(verb) && parsed.phrases().isWord(verb + 1, "by");
        if (!reduced && (!parsed.phrases().isVerb(verb) || !parsed.group(verb).passive())) {
            return;
        }
        if (!wrong && !sentence.is(WordClass.INTRODUCING, verb)) {
            return;
        }
        Agent agent = parsed.subjects().by(verb + 1);
        if (agent != null && parsed.isBlamedForWrong(agent, verb)) {
            found.accept(BlameCandidate.of(agent, i, verb, BlamePattern.WRONG_ACT));
        }
    }

    /** Where the object of the verb at that place ends at the latest. */
    private static int objectEnd(ParsedSentence parsed, int verb) {
        Sentence sentence = parsed.sentence();
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
