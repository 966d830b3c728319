package io.incidentkit.service;

import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.command.PeopleCommand.CompleteAssignment;
import io.incidentkit.command.PeopleCommand.Observe;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;

/**
 * The people on an incident, at work or watching (chapter 2); from {@link IncidentOperations#people()}.
 * Methods that record return the incident afterwards and throw what {@link IncidentOperations} says of all.
 *
 * <p>Immutable and thread-safe.
 */
public final class PeopleOperations {
    private final OperationContext hand;

    PeopleOperations(OperationContext hand) {
        this.hand = hand;
    }

    /**
     * Records that a person takes on a piece of work.
     *
     * @param person the person
     * @param what the work, one line of at most 200 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code commander-coordinates} (the person commands) or
     *     {@code ended-takes-no-steps} stands in the way
     */
    public Incident assign(Person person, String what) {
        return hand.give(new Assign(person, what, hand.at()));
    }

    /**
     * Records that a piece of work is done.
     *
     * @param assignment the number of an open assignment of this incident
     * @param result the result, at most 10,000 characters; blank for none
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code ended-takes-no-steps} stands in the way, or
     *     {@code time-makes-sense} for an end before the beginning
     */
    public Incident complete(int assignment, String result) {
        return hand.give(new CompleteAssignment(assignment, result, hand.at()));
    }

    /**
     * Records that a person watches without working on the incident.
     *
     * @param person the person
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code ended-takes-no-steps} stands in the way
     */
    public Incident observe(Person person) {
        return hand.give(new Observe(person, hand.at()));
    }
}
