package io.incidentkit.test.commander;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/**
 * Generators of people and of actors. They come from a small cast, so that the one who acts is often the one who commands.
 */
public final class Actors {
    private static final List<Person> CAST = List.of(
            new Person("alice"), new Person("bob"), new Person("carol"), new Person("李雷"), new Person("Zoë O'Neil"));

    private Actors() {}

    /** Returns people of a small cast. */
    public static Arbitrary<Person> people() {
        return Arbitraries.of(CAST);
    }

    /** Returns people who act. */
    public static Arbitrary<Actor> persons() {
        return people().map(Actors::of);
    }

    /** Returns systems that act, such as alert sources. */
    public static Arbitrary<Actor> systems() {
        return Arbitraries.of(Actor.system("alertmanager"), Actor.system("Grafana Cloud"));
    }

    /** Returns people who act, and now and then a system. */
    public static Arbitrary<Actor> any() {
        return Arbitraries.frequencyOf(Tuple.of(9, persons()), Tuple.of(1, systems()));
    }

    /**
     * Makes a person act.
     *
     * @param person who acts
     * @return the actor
     */
    public static Actor of(Person person) {
        return Actor.person(person.name());
    }
}
