package io.incidentkit.commander;

import io.incidentkit.validation.InputValidator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person as the host's directory knows them.
 *
 * @param person the one name under which they are kept here, such as their login
 * @param displayName the name that others read
 * @param team the team that they belong to, or null
 * @param email the address of their mail, or null
 * @param aliases other names for them, such as their ids in chats and pagers
 */
public record KnownPerson(
        Person person,
        String displayName,
        @Nullable String team,
        @Nullable String email,
        List<String> aliases) {
    /**
     * Checks the texts, and copies the list.
     *
     * @throws io.incidentkit.validation.InvalidInputException with every text that is blank, too long or not one line
     */
    public KnownPerson {
        Objects.requireNonNull(person, "person");
        InputValidator faults = new InputValidator();
        displayName = faults.line("displayName", displayName);
        team = faults.optionalLine("team", team);
        email = faults.optionalLine("email", email);
        for (String alias : aliases) {
            faults.line("aliases", alias);
        }
        faults.throwIfAny();
        aliases = List.copyOf(aliases);
    }

    /**
     * Makes a person of whom only the login is known.
     *
     * @param name the login name
     * @return the person
     */
    public static KnownPerson of(String name) {
        return new KnownPerson(new Person(name), name, null, null, List.of());
    }

    /**
     * Returns the person with more names for them.
     *
     * @param more ids in chats and pagers, former logins
     * @return the person under these names too
     */
    public KnownPerson alias(String... more) {
        return new KnownPerson(
                person,
                displayName,
                team,
                email,
                Stream.concat(aliases.stream(), Stream.of(more)).toList());
    }

    /** Returns the names that are theirs alone: login, mail and aliases. The display name is not one of them. */
    Stream<String> names() {
        return Stream.concat(Stream.of(person.name()), Stream.concat(Stream.ofNullable(email), aliases.stream()));
    }
}
