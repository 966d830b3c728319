package io.incidentkit.incident;

import io.incidentkit.commander.Person;
import io.incidentkit.incident.PeopleCommand.Assign;
import io.incidentkit.incident.PeopleCommand.CompleteAssignment;
import io.incidentkit.incident.PeopleCommand.Observe;

/** Who works on an incident and who watches (chapter 2); from {@link IncidentHandling#people()}. Immutable and thread-safe. */
public final class PeopleHandling {
    private final Hand hand;

    PeopleHandling(Hand hand) {
        this.hand = hand;
    }

    /** Gives {@link Assign}: who does what, in one line. */
    public Incident assign(Person person, String what) {
        return hand.give(new Assign(person, what, hand.at()));
    }

    /** Gives {@link CompleteAssignment}: what came of the piece of work of that number. */
    public Incident complete(int assignment, String result) {
        return hand.give(new CompleteAssignment(assignment, result, hand.at()));
    }

    /** Gives {@link Observe}: somebody watches. */
    public Incident observe(Person person) {
        return hand.give(new Observe(person, hand.at()));
    }
}
