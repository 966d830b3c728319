package io.incidentkit.service;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.ChangeAction;
import io.incidentkit.command.ActionCommand.CompleteAction;
import io.incidentkit.command.ActionCommand.DropAction;
import io.incidentkit.command.ActionCommand.ReportTicket;
import io.incidentkit.command.ActionCommand.ReviewAction;
import io.incidentkit.command.ActionCommand.StartAction;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import java.time.LocalDate;

/**
 * The action items of an incident (chapter 9), also after its end; from {@link IncidentOperations#actions()}.
 * Each is called by its number on the incident, from 1.
 * Methods that record return the incident afterwards and throw what {@link IncidentOperations} says of all.
 *
 * <p>Immutable and thread-safe.
 */
public final class ActionOperations {
    private final OperationContext hand;

    ActionOperations(OperationContext hand) {
        this.hand = hand;
    }

    /**
     * Records a new item.
     *
     * @param kind the type, such as prevent or detect
     * @param description the task, at most 10,000 characters
     * @param owner the owner
     * @param due the day by whose end it is due
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code time-makes-sense} stands in the way
     */
    public Incident add(ActionType kind, String description, Person owner, LocalDate due) {
        return hand.give(new AddAction(kind, description, owner, due, hand.at()));
    }

    /**
     * Records a new item without owner and due date; both follow before the postmortem is published.
     *
     * @param kind the type, such as prevent or detect
     * @param description the task, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code time-makes-sense} stands in the way
     */
    public Incident add(ActionType kind, String description) {
        return hand.give(new AddAction(kind, description, null, null, hand.at()));
    }

    /**
     * Records the owner and the due date of an item, as of now. No rule refuses it.
     *
     * @param item the number of an unfinished item
     * @param owner the owner
     * @param due the day by whose end it is due
     * @return the incident afterwards
     */
    public Incident assign(int item, Person owner, LocalDate due) {
        return hand.give(new ChangeAction(item, null, null, owner, due));
    }

    /**
     * Records a better description of an item, as of now. No rule refuses it.
     *
     * @param item the number of an unfinished item
     * @param description the task, at most 10,000 characters
     * @return the incident afterwards
     */
    public Incident describe(int item, String description) {
        return hand.give(new ChangeAction(item, null, description, null, null));
    }

    /**
     * Records that work on an item has begun.
     *
     * @param item the number of an open item
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code time-makes-sense} stands in the way
     */
    public Incident start(int item) {
        return hand.give(new StartAction(item, hand.at()));
    }

    /**
     * Records that an item is done.
     *
     * @param item the number of an unfinished item
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code time-makes-sense} stands in the way
     */
    public Incident complete(int item) {
        return hand.give(new CompleteAction(item, hand.at()));
    }

    /**
     * Records that an item will not be done.
     *
     * @param item the number of an unfinished item
     * @param reason the reason, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code time-makes-sense} stands in the way
     */
    public Incident drop(int item, String reason) {
        return hand.give(new DropAction(item, reason, hand.at()));
    }

    /**
     * Records how the ticket of an item stands in a tracker. One that is finished there is a proposal to finish the item, and moves nothing.
     *
     * @param item the number of an unfinished item
     * @param ticket where to find it: an address, or its key; one line
     * @param state how it stands there, other than it was last heard of
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code time-makes-sense} stands in the way
     */
    public Incident reportTicket(int item, String ticket, ActionState state) {
        return hand.give(new ReportTicket(item, ticket, state, hand.at()));
    }

    /**
     * Records that an item was looked at in the weekly review.
     *
     * @param item the number of an unfinished item
     * @param note the remark on it, at most 10,000 characters; blank for none
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code time-makes-sense} stands in the way
     */
    public Incident review(int item, String note) {
        return hand.give(new ReviewAction(item, note, hand.at()));
    }
}
