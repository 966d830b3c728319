package io.incidentkit.blameless;

import java.util.Objects;

/**
 * Words that name a person or a role as the cause.
 *
 * @param sentence the sentence they stand in, as written, which is also what a {@link BlameWaiver} repeats
 * @param words the words themselves, equal to {@code text.substring(start, end)} of the text that was checked
 * @param start where the words begin in that text
 * @param end where they end, exclusive
 * @param kind whether a person or a role is made the cause
 * @param reason why this is blame, in one sentence
 * @param suggestion another wording, or the question that leads to one
 */
public record BlameFinding(
        String sentence, String words, int start, int end, BlameKind kind, String reason, String suggestion) {

    /** Checks that nothing is null and that the words fit their place. */
    public BlameFinding {
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(suggestion, "suggestion");
        if (start < 0 || end - start != words.length()) {
            throw new IllegalArgumentException("The words do not fit from " + start + " to " + end);
        }
    }

    /** Returns whether the words stand in the text at their place, and the sentence around them. */
    boolean standsIn(String text) {
        int begin = text.lastIndexOf(sentence, start);
        return text.startsWith(words, start) && begin >= 0 && end <= begin + sentence.length();
    }
}
