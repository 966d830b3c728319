package io.incidentkit.incident;

import io.incidentkit.incident.RunbookCommand.ReviewRunbook;
import io.incidentkit.incident.RunbookCommand.UseRunbook;

/** The runbooks of an incident (chapter 6); from {@link IncidentHandling#runbooks()}. Immutable and thread-safe. */
public final class RunbookHandling {
    private final Hand hand;

    RunbookHandling(Hand hand) {
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
