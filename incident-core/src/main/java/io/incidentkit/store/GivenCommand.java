package io.incidentkit.store;

import io.incidentkit.validation.InputValidator;

/**
 * The id under which a command was given, so that it can be given again by somebody who did not hear the answer: on one incident
 * the same id is the same command, which is recorded once.
 *
 * @param id chosen by whoever gives the command, such as a random UUID: one line of at most {@value #MAX} characters
 * @param command the code of the command's type
 */
public record GivenCommand(String id, String command) {
    /** The longest id, in characters. */
    public static final int MAX = 100;

    /**
     * Checks the id.
     *
     * @throws io.incidentkit.validation.InvalidInputException if it is blank or too long, or has control characters
     */
    public GivenCommand {
        InputValidator faults = new InputValidator();
        id = faults.line("commandId", id);
        if (id.length() > MAX) {
            faults.add("commandId", "has " + id.length() + " characters; at most " + MAX + " are kept");
        }
        faults.throwIfAny();
    }
}
