package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import io.incidentkit.blameless.english.ConsequenceDetector.Purpose;
import java.util.List;
import java.util.function.Consumer;

/** Acts that are blame by their object: the wrong thing, a defect, production, a safeguard that was skipped. */
final class ActDetector implements BlameCandidate.Detector {
    private static final int OBJECT = 6;

    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        int end = objectEnd(parsed, i);
        int target = wrongObject(parsed, i, end);
        if (target < 0) {
            int harmed = harmedObject(parsed.sentence(), i, end);
            target = harmed >= 0 && isMeant(parsed, i) ? -1 : harmed;
        }
        if (target >= 0) {
            report(parsed, i, target, found);
        }
        passive(parsed, i, found);
        present(parsed, i, end, found);
        muddled(parsed, i, found);
        split(parsed, i, found);
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
        boolean verb = word.endsWith("s")
                && !sentence.is(WordClass.PREPOSITION, i + 1)
                && !sentence.is(WordClass.AUXILIARY, i);
        int target = verb ? sentence.find(WordClass.WRONG, i + 1, end) : -1;
        if (verb && target < 0 && isPresentOfIntroducing(word)) {
            target = sentence.find(WordClass.DEFECTIVE, i + 1, end);
            boolean other = sentence.is(WordClass.TERM_TAIL, target + 1) || isRepairOf(parsed, i, target);
            target = other ? -1 : target;
        }
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

    /** "pushes" for "pushed", "ships" for "shipped". */
    private static boolean isPresentOfIntroducing(String word) {
        String stem = word.substring(0, word.length() - 1);
        String shorter = stem.endsWith("e") ? stem.substring(0, stem.length() - 1) : stem;
        String doubled = stem.isEmpty() ? stem : stem + stem.charAt(stem.length() - 1);
        Lexicon lexicon = Lexicon.standard();
        return lexicon.has(WordClass.INTRODUCING, shorter + "ed") || lexicon.has(WordClass.INTRODUCING, doubled + "ed");
    }

    /** "waved the change through", "left the ticket lying". */
    private static void split(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int end = clauseEnd(sentence, i, OBJECT);
        for (List<String> entry : Lexicon.standard()
                .entriesOf(WordClass.SPLIT_LAPSE, sentence.at(i).word())) {
            for (int at = i + 2; at <= end; at++) {
                if (parsed.phrases().isWord(at, entry.get(1))) {
                    report(parsed, i, at, found);
                    return;
                }
            }
        }
    }

    /** "got the order of the steps wrong", "got the digits mixed up". */
    private static void muddled(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        boolean got = parsed.phrases().isWord(i, "got") || parsed.phrases().isWord(i, "getting");
        int end = clauseEnd(sentence, i, 2 * OBJECT);
        int wrong = got ? sentence.find(WordClass.MUDDLED, i + 2, end) : -1;
        int after = wrong < 0 ? i : wrong + sentence.match(WordClass.MUDDLED, wrong);
        if (wrong >= 0 && !parsed.phrases().isNominal(after)) {
            report(parsed, i, after - 1, found);
        }
    }

    /** "an incorrect manual change by a developer", "the accidental deletion of a table by an administrator". */
    private static void wrongChange(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        boolean accident = sentence.is(WordClass.ACCIDENTAL, i) || sentence.is(WordClass.CARELESS, i);
        boolean wrong = sentence.is(WordClass.WRONG, i) || sentence.is(WordClass.DEFECTIVE, i);
        int change = accident || wrong ? sentence.find(WordClass.CHANGE_NOUN, i + 1, i + 4) : -1;
        int deed = change < 0 && accident ? sentence.find(WordClass.DEED, i + 1, i + 4) : -1;
        int after = change < 0 ? deed + 1 : change + sentence.match(WordClass.CHANGE_NOUN, change);
        if (after == 0 || parsed.subjects().isPrevented(i)) {
            return;
        }
        boolean direct =
                parsed.phrases().isWord(after, "by") || parsed.phrases().isWord(after, "from");
        Agent by = direct
                ? parsed.phrases().following(after + 1)
                : accident ? parsed.subjects().by(after) : null;
        boolean trait = direct && sentence.is(WordClass.CARELESS, i);
        if (trait && sentence.isUnlisted(after + 1)) {
            by = new Agent(Agent.Kind.NAMED, after + 1, after + 1);
        }
        if (by != null && by.isPerson() && by.kind() != Agent.Kind.AFFECTED) {
            found.accept(BlameCandidate.of(by, i, after, BlamePattern.WRONG_ACT));
        }
    }

    /** "ran the wrong script", "pushed a broken build". */
    private static int wrongObject(ParsedSentence parsed, int i, int end) {
        Sentence sentence = parsed.sentence();
        boolean action = TargetDetector.isAct(parsed, i);
        int wrong = action || parsed.phrases().isVerb(i) ? sentence.find(WordClass.WRONG, i + 1, end) : -1;
        int target = wrong >= 0 && isRepairOf(parsed, i, wrong) ? -1 : wrong;
        if (target < 0 && sentence.is(WordClass.INTRODUCING, i)) {
            target = sentence.find(WordClass.DEFECTIVE, i + 1, end);
            boolean other = sentence.is(WordClass.TERM_TAIL, target + 1) || isRepairOf(parsed, i, target);
            target = other ? -1 : target;
        }
        return target < 0 && action ? withDefect(parsed, i, end) : target;
    }

    /** "fixed the wrong entry", "deployed a fix for it", "replaced it", "removed the wrong entry that the import had added". */
    static boolean isRepairOf(ParsedSentence parsed, int i, int wrong) {
        Sentence sentence = parsed.sentence();
        boolean repairs = sentence.is(WordClass.REPAIRING, i) || sentence.is(WordClass.REPORTING, i);
        boolean replaces =
                sentence.is(WordClass.REPLACING, i) && sentence.find(WordClass.PICK, wrong + 1, wrong + 4) < 0;
        int repair = sentence.find(WordClass.REMEDY, i + 1, wrong);
        boolean of =
                parsed.phrases().isWord(repair + 1, "for") || parsed.phrases().isWord(repair + 1, "about");
        int after = wrong + 1;
        while (parsed.phrases().isNominal(after)) {
            after++;
        }
        boolean told =
                parsed.phrases().isWord(after, "that") || parsed.phrases().isWord(after, "which");
        boolean undoes = told && sentence.is(WordClass.UNDOING, i);
        return repairs || replaces || undoes || (repair >= 0 && of);
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
            boolean switched = "on".equals(sentence.at(end - 1).word())
                    || "off".equals(sentence.at(end - 1).word());
            if (switched && sentence.isEdge(end)) {
                return end - 1;
            }
            return unsafe < 0 ? sentence.find(WordClass.DEFECTIVE, i + 1, end) : unsafe;
        }
        if (sentence.match(WordClass.SKIPPING, i) == 0) {
            return -1;
        }
        int purpose = sentence.find(WordClass.INFINITIVE, i + 1, end);
        int object = purpose < 0 ? end : purpose;
        int guard = sentence.find(WordClass.SAFEGUARD, i + 1, object);
        return guard < 0 ? sentence.find(WordClass.ENTRUSTED, i + 1, object) : guard;
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

    static void report(ParsedSentence parsed, int i, int target, Consumer<BlameCandidate> found) {
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
        boolean relative =
                parsed.phrases().isVerb(verb + 1) && !parsed.sentence().is(WordClass.DEFECTIVE, verb + 1);
        if (relative) {
            return verb + 1;
        }
        return clauseEnd(parsed.sentence(), verb, OBJECT);
    }

    static int clauseEnd(Sentence sentence, int verb, int longest) {
        int i = verb + 1;
        while (i <= verb + longest
                && !sentence.isEdge(i)
                && !sentence.isForm(i, Token.Form.COMMA)
                && !sentence.is(WordClass.SUBORDINATOR, i)
                && !sentence.is(WordClass.UNTIL, i)
                && !sentence.is(WordClass.RELATIVE, i)
                && !sentence.is(WordClass.COORDINATOR, i)
                && !"before".equals(sentence.at(i).word())
                && !"after".equals(sentence.at(i).word())) {
            i++;
        }
        return i;
    }
}
