package io.incidentkit.blameless.english;

import java.util.function.Consumer;

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
