package io.incidentkit.blameless.english;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is said of a person and not of an act: careless, unaware, without experience, at fault. */
final class ShortcomingDetector implements Detector {
    @Override
    public void look(ParsedSentence reading, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = reading.sentence();
        int careless = sentence.match(WordClass.CARELESS, i);
        if (careless > 0) {
            careless(reading, i, careless, found);
        }
        int lacking = sentence.match(WordClass.LACKING, i);
        if (lacking > 0) {
            lacking(reading, i, lacking, found);
        }
        int fault = sentence.match(WordClass.FAULT_IS, i);
        if (fault > 0) {
            fault(reading, i, i + fault - 1, found);
        }
        int bearing = sentence.match(WordClass.BEARING_BLAME, i);
        if (bearing > 0) {
            bearing(reading, i, bearing, found);
        }
        responsible(reading, i, found);
    }

    /** "responsible for the outage"; "responsible for the storage" is only whose task it is. */
    private static void responsible(ParsedSentence reading, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = reading.sentence();
        int responsible = sentence.match(WordClass.RESPONSIBLE, i);
        if (responsible > 0) {
            int end = i + responsible;
            while (end < i + responsible + 4
                    && (reading.phrases().isNominal(end) || sentence.is(WordClass.DETERMINER, end))) {
                end++;
            }
            int harm = sentence.find(WordClass.HARM, i + responsible, end);
            harm = harm < 0 ? sentence.find(WordClass.DEFECTIVE, i + responsible, end) : harm;
            if (harm >= 0) {
                fault(reading, i, harm, found);
            }
        }
    }

    private static void careless(ParsedSentence reading, int i, int length, Consumer<BlameCandidate> found) {
        Agent agent = described(reading, i, length);
        if (agent == null || !agent.isPerson()) {
            agent = describedBefore(reading, i);
        }
        if (agent == null || !agent.isPerson()) {
            VerbGroup group = reading.group(i);
            boolean denied = (group.negated() && length == 1) || group.modal();
            agent = denied ? null : reading.subjects().of(group, false);
        }
        boolean name = agent != null
                && agent.isUnknownName()
                && reading.sentence().at(agent.to()).isTitled();
        boolean blamed = name || (agent != null && agent.isPerson() && agent.kind() != Agent.Kind.AFFECTED);
        if (agent != null
                && blamed
                && !isUndetected(reading, i + length)
                && !reading.subjects().isHypothetical(agent)) {
            found.accept(BlameCandidate.of(agent, i, i + length - 1, BlamePattern.SHORTCOMING));
        }
    }

    /** "unaware of the outage" is about detection. */
    private static boolean isUndetected(ParsedSentence reading, int of) {
        return reading.phrases().isWord(of, "of") && reading.sentence().find(WordClass.HARM, of + 1, of + 4) >= 0;
    }

    /** "a careless developer": the adjective stands before the person. */
    private static @Nullable Agent described(ParsedSentence reading, int i, int length) {
        boolean noun = reading.phrases().isNominal(i + length);
        return noun ? reading.phrases().following(i + length) : null;
    }

    /** "a developer unfamiliar with it": the adjective stands after the person. */
    private static @Nullable Agent describedBefore(ParsedSentence reading, int i) {
        boolean person = reading.phrases().isHead(i - 1);
        return person ? reading.phrases().classify(reading.phrases().start(i - 1), i - 1) : null;
    }

    private static void lacking(ParsedSentence reading, int i, int length, Consumer<BlameCandidate> found) {
        int what = reading.sentence().find(WordClass.COMPETENCE, i + length, i + length + 3);
        if (what < 0) {
            return;
        }
        Agent agent = reading.subjects().of(reading.group(i), reading.isGerund(i));
        if (agent != null && agent.isPerson() && !reading.subjects().isHypothetical(agent)) {
            found.accept(BlameCandidate.of(agent, i, what, BlamePattern.SHORTCOMING));
        }
    }

    /** "I share the blame", also with a "can" or "will" before it. */
    private static void bearing(ParsedSentence reading, int i, int length, Consumer<BlameCandidate> found) {
        VerbGroup group = reading.group(i);
        Agent agent = group.negated() ? null : reading.subjects().of(group, false);
        if (agent != null && agent.isPerson()) {
            found.accept(BlameCandidate.of(agent, i, i + length - 1, BlamePattern.AT_FAULT));
        }
    }

    private static void fault(ParsedSentence reading, int i, int last, Consumer<BlameCandidate> found) {
        VerbGroup group = reading.group(i);
        Agent agent = group.isAsserted() ? reading.subjects().of(group, false) : null;
        boolean team = agent != null && agent.kind() == Agent.Kind.WE;
        boolean being = group.start() < i || (agent != null && agent.to() == i - 1);
        if (agent != null
                && agent.isPerson()
                && being
                && !team
                && !reading.subjects().isHypothetical(agent)) {
            found.accept(BlameCandidate.of(agent, i, last, BlamePattern.AT_FAULT));
        }
    }
}
