package io.incidentkit.blameless;

/**
 * Words of a sentence that blame.
 *
 * @param from the first token
 * @param to the last token
 * @param kind who is blamed
 * @param pattern how
 * @param undone the first token of what was left undone; -1 for none
 */
record Suspicion(int from, int to, BlameKind kind, BlamePattern pattern, int undone) {
    static Suspicion of(Agent agent, int from, int to, BlamePattern pattern) {
        return of(agent, from, to, pattern, -1);
    }

    static Suspicion of(Agent agent, int from, int to, BlamePattern pattern, int undone) {
        int first = Math.min(agent.from(), from);
        int last = Math.max(agent.to(), to);
        return new Suspicion(first, last, agent.kind().blame(), pattern, undone);
    }

    /** Returns the words of both, a named person before a role, and the more telling of the patterns. */
    Suspicion with(Suspicion other) {
        BlameKind either = kind.compareTo(other.kind) <= 0 ? kind : other.kind;
        Suspicion telling = pattern.compareTo(other.pattern) <= 0 ? this : other;
        int first = Math.min(from, other.from);
        return new Suspicion(first, Math.max(to, other.to), either, telling.pattern, telling.undone);
    }

    boolean overlaps(Suspicion other) {
        return from <= other.to && other.from <= to;
    }
}
