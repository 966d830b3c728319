package io.incidentkit.commander;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The host's directory of people: it says who is who, so that the rules and the figures see one person under each of their names.
 * It is asked when somebody acts or is named; what is stored is {@link KnownPerson#person()}. Whom it does not know stays as typed.
 *
 * <p>Implementations are thread-safe and answer fast, as every command asks; one that fails is taken for one that does not know.
 */
@FunctionalInterface
public interface Directory {
    /** Knows nobody, so that each is who they are called. */
    Directory NONE = name -> Optional.empty();

    /**
     * Finds a person.
     *
     * @param name a login, a mail address or an id in a chat, as somebody typed it
     * @return the person, or empty if nobody is known by it
     */
    Optional<KnownPerson> find(String name);

    /** Returns those to choose from, in the order in which they are shown; empty if they are too many or not known. */
    default List<KnownPerson> people() {
        return List.of();
    }

    /**
     * Returns the one name of a person.
     *
     * @param typed the person as somebody named them
     * @return the person as they are kept; as typed if nobody is known by it
     */
    default Person canonical(Person typed) {
        return find(typed.name()).map(KnownPerson::person).orElse(typed);
    }

    /**
     * Makes a directory of a list.
     *
     * @param people the people, each with the names that are theirs alone
     * @return the directory, in which case, width and Unicode's forms of a name do not matter; a display name finds its person if
     *     only one has it
     * @throws io.incidentkit.validation.InvalidInputException with every name that two people have
     */
    static Directory of(Collection<KnownPerson> people) {
        return new ListedPeople(people);
    }
}
