package io.incidentkit.store;

import io.incidentkit.validation.InputValidator;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The id under which a command was given, so that it can be given again by somebody who did not hear the answer: on one incident
 * the same id is the same command, which is recorded once.
 *
 * @param id chosen by whoever gives the command, such as a random UUID: one line of at most {@value #MAX} characters
 * @param command the code of the command's type; where it is known what the command said, a slash and a mark of that follow
 */
public record GivenCommand(String id, String command) {
    /** The longest id, in characters. */
    public static final int MAX = 100;

    private static final char MARKED = '/';

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

    /**
     * Names a command by what it says, too, so that another one under the same id is noticed.
     *
     * @param id chosen by whoever gives the command
     * @param command the code of the command's type
     * @param said who gives it and what it says. Sixteen bits of a sum over it are kept: enough to notice a mistake, and nothing to guess
     *     a secret by
     * @return the named command
     * @throws io.incidentkit.validation.InvalidInputException as the constructor
     */
    public static GivenCommand saying(String id, String command, String said) {
        CRC32C sum = new CRC32C();
        sum.update(said.getBytes(StandardCharsets.UTF_8));
        return new GivenCommand(id, command + MARKED + String.format("%04x", sum.getValue() & 0xffff));
    }

    /** Returns the code of the command's type. */
    public String type() {
        int marked = command.indexOf(MARKED);
        return marked < 0 ? command : command.substring(0, marked);
    }

    /**
     * Returns whether a command can be the one that was given before: it has its id and its type, and says the same where it is known of
     * both what they say.
     *
     * @param before what was given before
     */
    public boolean mayBe(GivenCommand before) {
        boolean bothSay = command.indexOf(MARKED) >= 0 && before.command.indexOf(MARKED) >= 0;
        return id.equals(before.id) && type().equals(before.type()) && (!bothSay || command.equals(before.command));
    }
}
