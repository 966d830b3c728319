package io.incidentkit.blameless;

import io.incidentkit.text.Whitespace;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;

/**
 * Says that one sentence may stay as it is, and why. It holds for exactly this sentence, apart from white space; a
 * sentence that is changed needs a new one.
 *
 * @param sentence the sentence as {@link BlameFinding#sentence()} gives it
 * @param reason why it may stay
 */
public record BlameWaiver(String sentence, String reason) {
    /**
     * Checks the texts and turns each run of white space in the sentence into one space.
     *
     * @throws InvalidInputException with every fault, if one is blank, too long or has control characters
     */
    public BlameWaiver {
        InputValidator faults = new InputValidator();
        sentence = Whitespace.single(faults.text("sentence", sentence));
        reason = faults.text("reason", reason);
        faults.throwIfAny();
    }

    /**
     * Returns whether this waiver is for that sentence.
     *
     * @param other a sentence, with any white space
     * @return whether both have the same words in the same order, written alike
     */
    public boolean covers(String other) {
        return sentence.equals(Whitespace.single(other));
    }
}
