package io.incidentkit.actionitem;

import io.incidentkit.validation.InputValidator;

/**
 * The ticket of an action item in a tracker, as it was last heard of. What is finished there is not finished here: it is a proposal, which
 * somebody takes by completing the item, or drops with a reason.
 *
 * <p>Immutable and thread-safe.
 *
 * @param reference where to find it: an address, or its key; one line
 * @param state how it stands there
 */
public record ActionTicket(String reference, ActionState state) {

    /**
     * Checks the input.
     *
     * @throws io.incidentkit.validation.InvalidInputException if the reference is blank, too long or not one line, or the state is missing
     */
    public ActionTicket {
        InputValidator faults = new InputValidator();
        reference = faults.line("reference", reference);
        if (state == null) {
            faults.add("state", "is required");
        }
        faults.throwIfAny();
    }

    /** Returns the reference, and how it stands there. */
    @Override
    public String toString() {
        return reference + " (" + state.code() + ")";
    }
}
