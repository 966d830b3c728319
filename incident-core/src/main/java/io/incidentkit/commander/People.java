package io.incidentkit.commander;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The people of one incident: those who work on it, and those who only watch.
 *
 * <p>Immutable and thread-safe.
 *
 * @param responders everyone who was on the incident: commanded it, was assigned work, or gave it a step; in the order in
 *     which they came
 * @param observers those who watch and do not work on it
 * @param assignments every assignment so far, the oldest first
 * @param called whom somebody escalated to or who was reminded, by the names that were called; a role or a vendor is one of them
 */
public record People(
        List<Person> responders,
        List<Person> observers,
        List<Assignment> assignments,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Person> called) {
    /** So many assignments an incident has at most, and so many observers: each command reads and writes them all. */
    public static final int MAX = 500;

    private static final Pattern SPACE = Pattern.compile("\\p{IsWhite_Space}+");
    /** Characters without a width, which a chat or an editor may add. */
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}+");

    /** Nobody yet. */
    public static final People NONE = new People(List.of(), List.of(), List.of(), List.of());

    /** Copies the lists. */
    public People(
            List<Person> responders,
            List<Person> observers,
            List<Assignment> assignments,
            @Nullable List<Person> called) {
        this.responders = List.copyOf(responders);
        this.observers = List.copyOf(observers);
        this.assignments = List.copyOf(assignments);
        this.called = called == null ? List.of() : List.copyOf(called);
    }

    /**
     * Returns whether that person was on the incident; an observer was not.
     *
     * @param person the person
     */
    public boolean wasOnIncident(Person person) {
        return responders.contains(person);
    }

    /** Returns all who were on the incident or watched it, each once. */
    public List<Person> everybody() {
        return Stream.concat(responders.stream(), observers.stream()).distinct().toList();
    }

    /** Returns the assignments that are still worked on. */
    public List<Assignment> open() {
        return assignments.isEmpty()
                ? List.of()
                : assignments.stream().filter(Assignment::open).toList();
    }

    /**
     * Finds an assignment.
     *
     * @param number its number
     * @return the assignment, or empty if there is none of that number
     */
    public Optional<Assignment> assignment(int number) {
        return number >= 1 && number <= assignments.size()
                ? Optional.of(assignments.get(number - 1))
                : Optional.empty();
    }

    /**
     * Returns the open assignments for the same thing ({@code duplicate-work}): the same words, whatever their case, their white
     * space and the way in which Unicode writes them.
     *
     * @param what what somebody does or would do
     * @return the open assignments for it
     */
    public List<Assignment> sameWork(String what) {
        String words = normalised(what);
        return assignments.stream()
                .filter(assignment ->
                        assignment.open() && normalised(assignment.what()).equals(words))
                .toList();
    }

    /**
     * Returns who did a piece of work until the last, and does not any more: of an incident that has ended, who held a role at the end.
     *
     * @param what the work, as {@link #sameWork} compares it
     * @return the first of those who did it longest; empty if nobody has
     */
    public Optional<Person> didLast(String what) {
        String words = normalised(what);
        Person who = null;
        Instant last = null;
        for (Assignment each : assignments) {
            Instant until = each.until();
            if (until != null
                    && (last == null || until.isAfter(last))
                    && normalised(each.what()).equals(words)) {
                who = each.person();
                last = until;
            }
        }
        return Optional.ofNullable(who);
    }

    /** Returns the open assignments that share their work with another one, in the order of their numbers. */
    public List<Assignment> duplicates() {
        return assignments.stream()
                .filter(assignment ->
                        assignment.open() && sameWork(assignment.what()).size() > 1)
                .toList();
    }

    /**
     * Someone is on the incident. Who was watching is not an observer any more.
     *
     * @param person who
     * @return the new state
     */
    public People joined(Person person) {
        if (responders.contains(person) && !observers.contains(person)) {
            return this;
        }
        return new People(with(responders, person), without(observers, person), assignments, called);
    }

    /**
     * Adds a person who acts; a system is not on the incident.
     *
     * @param actor who
     * @return the new state
     */
    public People joined(Actor actor) {
        if (observers.isEmpty()) {
            for (Person responder : responders) {
                if (actor.is(responder)) {
                    return this; // as nearly always, so that no person is made of the actor
                }
            }
        }
        return actor.person().map(this::joined).orElse(this);
    }

    /**
     * Someone watches. Who was on the incident stays known as such.
     *
     * @param person who
     * @return the new state
     */
    public People watched(Person person) {
        return observers.contains(person) ? this : new People(responders, with(observers, person), assignments, called);
    }

    /**
     * Someone is called, by name: they are asked to look, and are not on the incident before they come.
     *
     * @param person who
     * @return the new state
     */
    public People called(Person person) {
        return called.contains(person) ? this : new People(responders, observers, assignments, with(called, person));
    }

    /**
     * Someone is assigned a piece of work.
     *
     * @param person who
     * @param what what they do
     * @param at since when
     * @param entry the sequence number of the timeline entry that says so
     * @return the new state
     */
    public People assigned(Person person, String what, Instant at, int entry) {
        List<Assignment> all = new ArrayList<>(assignments);
        all.add(new Assignment(assignments.size() + 1, person, what, at, null, entry, 0));
        return new People(with(responders, person), without(observers, person), all, called);
    }

    /**
     * An assignment ends.
     *
     * @param number its number
     * @param at when
     * @param entry the sequence number of the timeline entry that says so
     * @return the new state
     */
    public People completed(int number, Instant at, int entry) {
        return closing(assignment -> assignment.number() == number, at, entry);
    }

    /**
     * The incident ends, and every assignment with it.
     *
     * @param at when
     * @param entry the sequence number of the timeline entry that says so
     * @return the new state
     */
    public People ended(Instant at, int entry) {
        return open().isEmpty() ? this : closing(Assignment::open, at, entry);
    }

    /**
     * A moment is corrected.
     *
     * @param entry the sequence number of the timeline entry that gave the wrong moment
     * @param at the right moment
     * @return the corrected state; the same if no work began or ended with that entry
     */
    public People corrected(int entry, Instant at) {
        return assignments.stream().anyMatch(each -> each.entry() == entry || each.endEntry() == entry)
                ? with(each -> each.corrected(entry, at))
                : this;
    }

    private People closing(Predicate<Assignment> which, Instant at, int entry) {
        return with(each -> each.open() && which.test(each) ? each.ended(at, entry) : each);
    }

    private People with(UnaryOperator<Assignment> change) {
        return new People(
                responders, observers, assignments.stream().map(change).toList(), called);
    }

    private static List<Person> with(List<Person> people, Person person) {
        if (people.contains(person)) {
            return people;
        }
        if (people.isEmpty()) {
            return List.of(person);
        }
        List<Person> all = new ArrayList<>(people);
        all.add(person);
        return all;
    }

    private static List<Person> without(List<Person> people, Person person) {
        return people.contains(person)
                ? people.stream().filter(other -> !other.equals(person)).toList()
                : people;
    }

    private static String normalised(String what) {
        String composed = Normalizer.normalize(what, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SPACE.matcher(UNSEEN.matcher(composed).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }
}
