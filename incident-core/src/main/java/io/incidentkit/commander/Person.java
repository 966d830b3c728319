package io.incidentkit.commander;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentkit.text.CaselessKey;
import io.incidentkit.validation.InputValidator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A named human, by the name under which the host's login knows them. A person is one person however spelled: two are equal if
 * their names are, without case, width, Unicode's ways to write the same letter, and white space around them. What was typed is what
 * is shown and stored; a {@link Directory} says who else is the same person.
 *
 * @param name the name as it was typed, one line
 */
public record Person(@JsonValue String name) {
    /**
     * Checks the name, and takes white space off its ends.
     *
     * @throws io.incidentkit.validation.InvalidInputException if it is blank, too long, not one line or begins with
     *     {@code system:}
     */
    @JsonCreator
    public Person {
        InputValidator faults = new InputValidator();
        name = faults.line("person", name);
        if (name.startsWith(Actor.SYSTEM_PREFIX)) {
            faults.add("person", "begins with '" + Actor.SYSTEM_PREFIX + "', which marks a system and not a person");
        }
        faults.throwIfAny();
    }

    /**
     * Returns who is meant by a line in which a person may be named, and may not.
     *
     * @param line one line, such as whom somebody calls
     * @return the person of that name, which may also be a role's or a vendor's; empty if it marks a system
     * @throws io.incidentkit.validation.InvalidInputException if it is blank, too long or not one line
     */
    public static Optional<Person> named(String line) {
        return line.startsWith(Actor.SYSTEM_PREFIX) ? Optional.empty() : Optional.of(new Person(line));
    }

    /** Returns whether both are one person, however their names are spelled. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Person that && CaselessKey.same(name, that.name);
    }

    @Override
    public int hashCode() {
        return CaselessKey.of(name).hashCode();
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
