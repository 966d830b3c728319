package io.incidentkit.blameless.english;

import io.incidentkit.blameless.BlameKind;
import java.util.function.Consumer;

/**
 * Words of a sentence that blame.
 *
 * @param from the first token
 * @param to the last token
 * @param kind who is blamed
 * @param pattern how
 * @param undone the first token of what was left undone; -1 for none
 */
record BlameCandidate(int from, int to, BlameKind kind, BlamePattern pattern, int undone) {
    static BlameCandidate of(Agent agent, int from, int to, BlamePattern pattern) {
        return of(agent, from, to, pattern, -1);
    }

    static BlameCandidate of(Agent agent, int from, int to, BlamePattern pattern, int undone) {
        int first = Math.min(agent.from(), from);
        int last = Math.max(agent.to(), to);
        return new BlameCandidate(first, last, agent.kind().blame(), pattern, undone);
    }

    /** Returns the words of both, a named person before a role, and the more telling of the patterns. */
    BlameCandidate with(BlameCandidate other) {
        BlameKind either = kind.compareTo(other.kind) <= 0 ? kind : other.kind;
        BlameCandidate telling = pattern.compareTo(other.pattern) <= 0 ? this : other;
        int first = Math.min(from, other.from);
        return new BlameCandidate(first, Math.max(to, other.to), either, telling.pattern, telling.undone);
    }

    boolean overlaps(BlameCandidate other) {
        return from <= other.to && other.from <= to;
    }

    /** Looks for one family of ways to blame, at one place of a sentence. */
    @FunctionalInterface
    interface Detector {
        /**
         * Looks at one place.
         *
         * @param parsed the sentence, taken apart
         * @param i the place
         * @param found takes what is found
         */
        void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found);
    }
}
