package io.incidentkit.service;

import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.command.PeopleCommand.CompleteAssignment;
import io.incidentkit.command.PeopleCommand.Observe;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;

/** Who works on an incident and who watches (chapter 2); from {@link IncidentOperations#people()}. Immutable and thread-safe. */
public final class PeopleOperations {
    private final OperationContext hand;

    PeopleOperations(OperationContext hand) {
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
