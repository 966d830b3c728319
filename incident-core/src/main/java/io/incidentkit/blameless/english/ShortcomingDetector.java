package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import io.incidentkit.blameless.english.ParsedSentence.VerbGroup;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds words about a person and not about an act: careless, unaware, without experience, at fault. */
final class ShortcomingDetector implements BlameCandidate.Detector {
    private static final int REACH = 6;

    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int careless = sentence.match(WordClass.CARELESS, i);
        if (careless > 0 && parsed.phrases().isWord(i + careless, "of")) {
            carelessOf(parsed, i, i + careless, found);
        }
        if (careless > 0 && !isMadeSo(parsed, i)) {
            careless(parsed, i, careless, found);
        }
        int lacking = sentence.match(WordClass.LACKING, i);
        if (lacking > 0) {
            lacking(parsed, i, lacking, found);
        }
        int fault = sentence.match(WordClass.FAULT_IS, i);
        if (fault > 0) {
            fault(parsed, i, i + fault - 1, found);
        }
        int bearing = sentence.match(WordClass.BEARING_BLAME, i);
        boolean away =
                parsed.phrases().isWord(i + bearing, "away") || parsed.phrases().isWord(i + bearing, "out");
        if (bearing > 0 && !away) {
            bearing(parsed, i, bearing, found);
        }
        if (bearing == 0 && sentence.is(WordClass.BEARING, i)) {
            bearing(parsed, i, guiltBorne(parsed, i), found);
        }
        responsible(parsed, i, found);
    }

    /** "bears the full responsibility for the outage": how many words; a responsibility only where it is for harm. */
    private static int guiltBorne(ParsedSentence parsed, int i) {
        Sentence sentence = parsed.sentence();
        int guilt = sentence.find(WordClass.GUILT, i + 1, i + REACH);
        boolean told = guilt >= 0 && sentence.find(WordClass.HARM, guilt + 1, guilt + REACH) >= 0;
        boolean blame =
                parsed.phrases().isWord(guilt, "blame") || parsed.phrases().isWord(guilt, "guilt");
        return guilt >= 0 && (blame || told) ? guilt - i + 1 : 0;
    }

    /** "responsible for the outage"; "responsible for the storage" is only whose task it is. */
    private static void responsible(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        int responsible = sentence.match(WordClass.RESPONSIBLE, i);
        if (responsible > 0) {
            int end = i + responsible;
            while (end < i + responsible + 4
                    && (parsed.phrases().isNominal(end) || sentence.is(WordClass.DETERMINER, end))) {
                end++;
            }
            int harm = sentence.find(WordClass.HARM, i + responsible, end);
            harm = harm < 0 ? sentence.find(WordClass.DEFECTIVE, i + responsible, end) : harm;
            if (harm >= 0) {
                fault(parsed, i, harm, found);
            }
        }
    }

    private static void careless(ParsedSentence parsed, int i, int length, Consumer<BlameCandidate> found) {
        Agent agent = described(parsed, i, length);
        if (agent == null || !agent.isPerson()) {
            agent = describedBefore(parsed, i);
        }
        if (agent == null || !agent.isPerson()) {
            VerbGroup group = parsed.group(i);
            boolean denied = (group.negated() && length == 1) || group.modal();
            Agent subject = group.start() == i && parsed.isAside(i)
                    ? parsed.subjects().before(i)
                    : parsed.subjects().of(group, false);
            agent = denied ? null : subject;
        }
        boolean name = agent != null
                && agent.isUnknownName()
                && parsed.sentence().at(agent.to()).isTitled();
        boolean blamed = name || (agent != null && agent.isPerson() && agent.kind() != Agent.Kind.AFFECTED);
        if (agent != null
                && blamed
                && !isUndetected(parsed, i + length)
                && !parsed.isExplained(i + length)
                && !parsed.subjects().isHypothetical(agent)) {
            found.accept(BlameCandidate.of(agent, i, i + length - 1, BlamePattern.SHORTCOMING));
        }
    }

    /** "It was careless of Ada to run it". */
    private static void carelessOf(ParsedSentence parsed, int i, int of, Consumer<BlameCandidate> found) {
        Agent agent = parsed.phrases().following(of + 1);
        int after = agent.to() + 1;
        boolean act = parsed.sentence().is(WordClass.INFINITIVE, after)
                || parsed.phrases().isWord(after, "not");
        boolean person = agent.isPerson()
                || (agent.isUnknownName() && parsed.sentence().at(agent.to()).isTitled());
        if (act && person && !parsed.group(i).negated()) {
            found.accept(BlameCandidate.of(agent, i, of, BlamePattern.SHORTCOMING));
        }
    }

    /** "unaware of the outage" is about detection. */
    private static boolean isUndetected(ParsedSentence parsed, int of) {
        return parsed.phrases().isWord(of, "of") && parsed.sentence().find(WordClass.HARM, of + 1, of + 4) >= 0;
    }

    /** "a careless developer": the adjective stands before the person. */
    private static @Nullable Agent described(ParsedSentence parsed, int i, int length) {
        boolean noun = parsed.phrases().isNominal(i + length);
        return noun ? parsed.phrases().following(i + length) : null;
    }

    /** "a developer unfamiliar with it": the adjective stands after the person. */
    private static @Nullable Agent describedBefore(ParsedSentence parsed, int i) {
        boolean person = parsed.phrases().isHead(i - 1);
        return person ? parsed.phrases().classify(parsed.phrases().start(i - 1), i - 1) : null;
    }

    /** "left the operators unaware": what made them so is meant. */
    private static boolean isMadeSo(ParsedSentence parsed, int i) {
        int start = parsed.phrases().isHead(i - 1) ? parsed.phrases().start(i - 1) : i;
        return parsed.sentence().find(WordClass.RENDERING, start - 1, i - 1) >= 0;
    }

    private static void lacking(ParsedSentence parsed, int i, int length, Consumer<BlameCandidate> found) {
        int what = parsed.sentence().find(WordClass.COMPETENCE, i + length, i + length + 3);
        if (what < 0) {
            return;
        }
        Agent agent = parsed.subjects().of(parsed.group(i), parsed.isGerund(i));
        if (agent != null && agent.isPerson() && !parsed.subjects().isHypothetical(agent)) {
            found.accept(BlameCandidate.of(agent, i, what, BlamePattern.SHORTCOMING));
        }
    }

    /** "I share the blame", also with a "can" or "will" before it. */
    private static void bearing(ParsedSentence parsed, int i, int length, Consumer<BlameCandidate> found) {
        VerbGroup group = parsed.group(i);
        Agent agent = length == 0 || group.negated() ? null : parsed.subjects().of(group, false);
        if (agent != null && agent.isPerson()) {
            found.accept(BlameCandidate.of(agent, i, i + length - 1, BlamePattern.AT_FAULT));
        }
    }

    private static void fault(ParsedSentence parsed, int i, int last, Consumer<BlameCandidate> found) {
        VerbGroup group = parsed.group(i);
        Agent agent = group.isAsserted() ? parsed.subjects().of(group, false) : null;
        boolean team = agent != null && agent.kind() == Agent.Kind.WE;
        boolean being = group.start() < i || (agent != null && agent.to() == i - 1);
        if (agent != null
                && agent.isPerson()
                && being
                && !team
                && !parsed.subjects().isHypothetical(agent)) {
            found.accept(BlameCandidate.of(agent, i, last, BlamePattern.AT_FAULT));
        }
    }
}
