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

    /** The ways to blame, the more telling first: what is said about each, and how else to say it. */
    enum BlamePattern {
        LAPSE(
                "It makes %s's slip the cause; slips are to be expected, and the question is what let this one through.",
                "Ask what let it happen and name that: \"The process had no step, check or alarm that made sure to %s.\""),
        MISBELIEF(
                "It makes what %s believed the cause; what people believe rests on what they are shown.",
                "Name what made it look so: \"The tool and the documentation showed …, and nothing showed that …\""),
        OMISSION(
                "It says what %s did not do; it doesn't say why the system depended on it.",
                "Name what was missing in the system: \"Nothing in the process or the tooling made sure to %s.\""),
        OBLIGATION(
                "It judges %s by what is known only now.",
                "Say what was known and shown at the time: \"At that point, the tools did not show that …; a check for it"
                        + " would have helped.\""),
        WRONG_ACT(
                "It makes what %s did the cause; it doesn't say what allowed it.",
                "Ask what let it happen: \"The tool or the process allowed this change without a check or a way back.\""),
        MANNER(
                "It judges how or when %s acted; it doesn't say what let the step be taken like that.",
                "Name the limit that was missing: \"The tooling did not hold the step back until …, nor limit it to …\""),
        SHORTCOMING(
                "It judges %s as a person; it doesn't say what the situation was.",
                "Describe the situation: \"The information, the time or the safeguards for a safe change were not there:"
                        + " …\""),
        HUMAN_ERROR(
                "It ends the search for causes at %s's error.",
                "Name the conditions of the error: \"The system accepted the input or the step without a check, because …\""),
        IRONY(
                "It mocks %s; nobody tells what they know where that is to be expected.",
                "Say without irony what was done and what let it happen: \"The step was taken because the tools showed …\""),
        SANCTION(
                "It announces what happens to %s; the next one who knows something will say less.",
                "Name what is to change in the system: \"The tool will ask before …\", \"All of us will be shown how …\""),
        AT_FAULT(
                "It declares %s guilty.",
                "Leave out who, and ask what and how: \"The incident became possible because the system …\""),
        CAUSE(
                "It names %s as the cause.",
                "Name the change and what let it through: \"A change that … reached production, because no check …\""),
        TONE(
                "It speaks of %s in the tone of a reproach; it doesn't say what the situation was.",
                "Say plainly what was done, what was shown and what was known, and leave the judgement out.");

        private final String reason;
        private final String suggestion;

        BlamePattern(String reason, String suggestion) {
            this.reason = reason;
            this.suggestion = suggestion;
        }

        /** Returns whether it is told from a friendly sentence by the tone only. */
        boolean isOfTone() {
            return this == IRONY || this == SANCTION;
        }

        String reason(BlameKind kind) {
            return String.format(reason, kind == BlameKind.BLAME_NAMED ? "a person" : "a role");
        }

        /** Returns the other wording, with what was left undone in it where the pattern has a place for that. */
        String suggestion(String undone) {
            return String.format(suggestion, undone.isEmpty() ? "…" : undone);
        }
    }
}
