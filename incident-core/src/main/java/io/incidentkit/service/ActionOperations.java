package io.incidentkit.service;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.ChangeAction;
import io.incidentkit.command.ActionCommand.CompleteAction;
import io.incidentkit.command.ActionCommand.DropAction;
import io.incidentkit.command.ActionCommand.ReviewAction;
import io.incidentkit.command.ActionCommand.StartAction;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import java.time.LocalDate;

/**
 * The action items of an incident (chapter 9), also after its end; from {@link IncidentOperations#actions()}. Each is called by its
 * number on the incident, from 1. Immutable and thread-safe.
 */
public final class ActionOperations {
    private final OperationContext hand;

    ActionOperations(OperationContext hand) {
        this.hand = hand;
    }

    /** Gives {@link AddAction}: what is to be done, by whom, by the end of which day. */
    public Incident add(ActionType kind, String description, Person owner, LocalDate due) {
        return hand.give(new AddAction(kind, description, owner, due, hand.at()));
    }

    /** Gives {@link AddAction} without owner and due date, which have to follow before the postmortem is published. */
    public Incident add(ActionType kind, String description) {
        return hand.give(new AddAction(kind, description, null, null, hand.at()));
    }

    /** Gives {@link ChangeAction}: who sees to it, and by the end of which day. */
    public Incident assign(int item, Person owner, LocalDate due) {
        return hand.give(new ChangeAction(item, null, null, owner, due));
    }

    /** Gives {@link ChangeAction}: what is to be done is said better. */
    public Incident describe(int item, String description) {
        return hand.give(new ChangeAction(item, null, description, null, null));
    }

    /** Gives {@link StartAction}. */
    public Incident start(int item) {
        return hand.give(new StartAction(item, hand.at()));
    }

    /** Gives {@link CompleteAction}: it is done. */
    public Incident complete(int item) {
        return hand.give(new CompleteAction(item, hand.at()));
    }

    /** Gives {@link DropAction}, and why. */
    public Incident drop(int item, String reason) {
        return hand.give(new DropAction(item, reason, hand.at()));
    }

    /** Gives {@link ReviewAction}: somebody looked at it in the weekly review. */
    public Incident review(int item, String note) {
        return hand.give(new ReviewAction(item, note, hand.at()));
    }
}
