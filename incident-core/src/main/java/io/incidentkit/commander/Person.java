package io.incidentkit.commander;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentkit.validation.InputValidator;

/**
 * A named human, by the name under which the host's login knows them.
 *
 * @param name the login name, one line
 */
public record Person(@JsonValue String name) {
    /**
     * Checks the name.
     *
     * @throws io.incidentkit.validation.InvalidInputException if it is blank, too long, not one line, has outer white space or
     *     begins with {@code system:}
     */
    @JsonCreator
    public Person {
        InputValidator faults = new InputValidator();
        String line = faults.line("person", name);
        if (!faults.any() && !line.equals(name)) {
            faults.add("person", "begins or ends with white space");
        }
        if (line.startsWith(Actor.SYSTEM_PREFIX)) {
            faults.add("person", "begins with '" + Actor.SYSTEM_PREFIX + "', which marks a system and not a person");
        }
        faults.throwIfAny();
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
