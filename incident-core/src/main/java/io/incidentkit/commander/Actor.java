package io.incidentkit.commander;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentkit.text.CaselessKey;
import io.incidentkit.validation.InputValidator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The giver of a command: a person, or a system such as an alert source. Only a person can be incident commander. Two people are
 * equal as {@link Person} says; systems are if they are written alike.
 *
 * @param name the name as it was typed, one line
 * @param system whether it is a system
 */
public record Actor(String name, boolean system) {
    static final String SYSTEM_PREFIX = "system:";
    private static final String AGENT_PREFIX = "agent for ";

    /** The reader where nobody is logged in. */
    public static final Actor ANYBODY = system("anybody");

    /**
     * Checks the name, and takes white space off its ends.
     *
     * @throws io.incidentkit.validation.InvalidInputException if it is blank, too long, not one line, or if a person's name
     *     begins with {@code system:}
     */
    public Actor {
        InputValidator faults = new InputValidator();
        name = faults.line("actor", name);
        if (!system && name.startsWith(SYSTEM_PREFIX)) {
            faults.add("actor", "begins with '" + SYSTEM_PREFIX + "', which marks a system and not a person");
        }
        faults.throwIfAny();
    }

    /**
     * A person acts.
     *
     * @param name the login name
     * @return the actor
     */
    public static Actor person(String name) {
        return new Actor(name, false);
    }

    /**
     * A system acts.
     *
     * @param name the system's name, such as {@code alertmanager}
     * @return the actor
     */
    public static Actor system(String name) {
        return new Actor(name, true);
    }

    /**
     * A program acts for a person, such as an assistant: it sees what that person sees, does no more than that person may, and is
     * never in command. A system whose name says so is one.
     *
     * @param person the person who answers for it
     * @return the actor
     */
    public static Actor agentFor(Person person) {
        return system(AGENT_PREFIX + person.name());
    }

    /**
     * Reads an actor as {@link #code()} writes it.
     *
     * @param code the code
     * @return the actor
     */
    @JsonCreator
    public static Actor parse(String code) {
        return code.startsWith(SYSTEM_PREFIX) ? system(code.substring(SYSTEM_PREFIX.length())) : person(code);
    }

    /** Returns the actor's form in stores and JSON: a person's name, or {@code system:} and a system's name. */
    @JsonValue
    public String code() {
        return system ? SYSTEM_PREFIX + name : name;
    }

    /** Returns the person who acts, or empty for a system. */
    public Optional<Person> person() {
        return system ? Optional.empty() : Optional.of(new Person(name));
    }

    /** Returns the person for whom an agent acts; empty for whoever acts for nobody else. */
    public Optional<Person> actsFor() {
        return system && name.startsWith(AGENT_PREFIX) && name.length() > AGENT_PREFIX.length()
                ? Optional.of(new Person(name.substring(AGENT_PREFIX.length())))
                : Optional.empty();
    }

    /**
     * Returns whether the actor is that person, however either is spelled.
     *
     * @param person the person
     */
    public boolean is(Person person) {
        return !system && CaselessKey.same(person.name(), name);
    }

    /** Returns whether both are the same system, or one person however spelled. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Actor that
                && system == that.system
                && (system ? name.equals(that.name) : CaselessKey.same(name, that.name));
    }

    @Override
    public int hashCode() {
        return (system ? name : CaselessKey.of(name)).hashCode();
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
