package io.incidentkit.service;

import io.incidentkit.command.RunbookCommand.ReviewRunbook;
import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.incident.Incident;

/** The runbooks of an incident (chapter 6); from {@link IncidentOperations#runbooks()}. Immutable and thread-safe. */
public final class RunbookOperations {
    private final OperationContext hand;

    RunbookOperations(OperationContext hand) {
        this.hand = hand;
    }

    /** Gives {@link UseRunbook}: a runbook by its id and its name is used, and owes a review. */
    public Incident use(String runbook, String name) {
        return hand.give(new UseRunbook(runbook, name, hand.at()));
    }

    /** Gives {@link ReviewRunbook}: it was read again after its use, and stays as it is. */
    public Incident reviewedUnchanged(String runbook, String note) {
        return hand.give(new ReviewRunbook(runbook, false, note, hand.at()));
    }

    /** Gives {@link ReviewRunbook}: it was read again after its use, and changed. */
    public Incident reviewedAndChanged(String runbook, String note) {
        return hand.give(new ReviewRunbook(runbook, true, note, hand.at()));
    }
}
