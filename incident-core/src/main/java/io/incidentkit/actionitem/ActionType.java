package io.incidentkit.actionitem;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentkit.validation.InputValidator;

/**
 * The type of an action item: the good that it does. A team may have types of its own.
 *
 * @param name the type's name, one line
 */
public record ActionType(@JsonValue String name) {
    /** It does not happen again. */
    public static final ActionType PREVENT = new ActionType("prevent");

    /** It is noticed earlier. */
    public static final ActionType DETECT = new ActionType("detect");

    /** Service is restored faster. */
    public static final ActionType MITIGATE = new ActionType("mitigate");

    /** We work together better. */
    public static final ActionType PROCESS = new ActionType("process");

    /**
     * Checks the name.
     *
     * @throws io.incidentkit.validation.InvalidInputException if it is blank, too long or not one line
     */
    @JsonCreator
    public ActionType {
        InputValidator faults = new InputValidator();
        name = faults.line("type", name);
        faults.throwIfAny();
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
