package io.incidentkit.comms;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentkit.validation.InputValidator;

/**
 * Someone who is kept informed during an incident. A host adds its own, such as {@code executives}.
 *
 * @param name the audience's name, one line
 */
public record Audience(@JsonValue String name) {
    /** The public or partner-facing status page. */
    public static final Audience STATUS_PAGE = new Audience("status page");

    /** The team's own chat. */
    public static final Audience INTERNAL_CHAT = new Audience("internal chat");

    /** The customers who are hit, told directly. */
    public static final Audience CUSTOMERS = new Audience("customers");

    /**
     * Checks the name.
     *
     * @throws io.incidentkit.validation.InvalidInputException if it is blank, too long or not one line
     */
    @JsonCreator
    public Audience {
        InputValidator faults = new InputValidator();
        name = faults.line("audience", name);
        faults.throwIfAny();
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
