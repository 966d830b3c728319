package io.incidentkit.console.demo;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** The people of the quarter, and chance: the same for the same seed. Not thread-safe. */
final class Cast {
    private final Script script;
    private final Random chance;

    Cast(Script script, long seed) {
        this.script = script;
        this.chance = new Random(seed);
    }

    static Actor as(Person person) {
        return Actor.person(person.name());
    }

    /** Returns what is said whatever happens. */
    Script.Case everywhere() {
        return Objects.requireNonNull(script.cases().get("everywhere"));
    }

    String everywhere(String field) {
        return everywhere().text(field);
    }

    /** Returns the people of a team, in another order each time. */
    List<Person> some(String team) {
        return shuffled(script.team(team));
    }

    /** Returns somebody who leads: the first of a team more often than the others. */
    Person leader(String team) {
        List<Person> people = script.team(team);
        return chance.nextInt(3) == 0 ? other(people.get(0)) : people.get(chance.nextInt(2));
    }

    /** Returns somebody else of whatever team. */
    Person other(Person... than) {
        return shuffled(script.everybody()).stream()
                .filter(person -> !List.of(than).contains(person))
                .findFirst()
                .orElseThrow();
    }

    /** Returns somebody who is none of these. */
    Person outside(List<Person> these) {
        return other(these.toArray(Person[]::new));
    }

    boolean oneIn(int many) {
        return chance.nextInt(many) == 0;
    }

    Duration minutes(int from, int to) {
        return Duration.ofSeconds(60L * from + chance.nextInt(60 * (to - from) + 1));
    }

    Duration days(int from, int to) {
        return Duration.ofDays(from).plusMinutes(chance.nextInt(24 * 60 * (to - from) + 1));
    }

    private List<Person> shuffled(List<Person> people) {
        List<Person> all = new ArrayList<>(people);
        Collections.shuffle(all, chance);
        return all;
    }
}
