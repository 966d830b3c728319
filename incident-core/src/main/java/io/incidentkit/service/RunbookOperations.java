package io.incidentkit.service;

import io.incidentkit.command.RunbookCommand.ReviewRunbook;
import io.incidentkit.command.RunbookCommand.TakeBranch;
import io.incidentkit.command.RunbookCommand.TickStep;
import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.incident.Incident;

/**
 * The runbooks of an incident (chapter 6); from {@link IncidentOperations#runbooks()}.
 * Methods that record return the incident afterwards and throw what {@link IncidentOperations} says of all.
 *
 * <p>Immutable and thread-safe.
 */
public final class RunbookOperations {
    private final OperationContext hand;

    RunbookOperations(OperationContext hand) {
        this.hand = hand;
    }

    /**
     * Records that a runbook is used; a review is owed for it.
     *
     * @param runbook the id of the runbook, one line of at most 200 characters
     * @param name the name of the runbook, one line of at most 200 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code ended-takes-no-steps} stands in the way: it has ended, and
     *     the moment is not before that
     */
    public Incident use(String runbook, String name) {
        return hand.give(new UseRunbook(runbook, name, hand.at()));
    }

    /**
     * Records which branch of a runbook was taken.
     *
     * @param runbook the id of a runbook that was used in this incident
     * @param condition what was the case, at most 10,000 characters
     * @param action what was done, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code ended-takes-no-steps} stands in the way: it has ended, and the
     *     moment is not before that
     */
    public Incident takeBranch(String runbook, String condition, String action) {
        return hand.give(new TakeBranch(runbook, condition, action, hand.at()));
    }

    /**
     * Records that a step of a runbook was done.
     *
     * @param runbook the id of a runbook that was used in this incident
     * @param step the step in its words, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code ended-takes-no-steps} stands in the way: it has ended, and the
     *     moment is not before that
     */
    public Incident tickStep(String runbook, String step) {
        return hand.give(new TickStep(runbook, step, false, hand.at()));
    }

    /**
     * Records that a step that was ticked was not done after all.
     *
     * @param runbook the id of a runbook that was used in this incident
     * @param step the step in its words, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code ended-takes-no-steps} stands in the way: it has ended, and the
     *     moment is not before that
     */
    public Incident untickStep(String runbook, String step) {
        return hand.give(new TickStep(runbook, step, true, hand.at()));
    }

    /**
     * Records that a runbook was reviewed after its use and stays as it is.
     *
     * @param runbook the id of a runbook that was used in this incident
     * @param note the remark on it, at most 10,000 characters; blank for none
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code time-makes-sense} (a review before the use)
     *     stands in the way
     */
    public Incident reviewedUnchanged(String runbook, String note) {
        return hand.give(new ReviewRunbook(runbook, false, note, hand.at()));
    }

    /**
     * Records that a runbook was reviewed after its use and changed.
     *
     * @param runbook the id of a runbook that was used in this incident
     * @param note the remark on the change, at most 10,000 characters; blank for none
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code time-makes-sense} (a review before the use)
     *     stands in the way
     */
    public Incident reviewedAndChanged(String runbook, String note) {
        return hand.give(new ReviewRunbook(runbook, true, note, hand.at()));
    }
}
