package io.incidentkit.insight;

import java.time.Duration;
import java.util.Objects;

/**
 * The part of an error budget that incidents took, in the window that ends at the moment asked about. The service counts as down from
 * the beginning of the impact to the mitigation; time in which several incidents hit it counts once.
 *
 * @param objective the objective
 * @param down how long the service was down
 * @param incidents how many incidents that was
 * @param lowerBounds of how many of them only a part is known: it is not known when they began, so that they count from their
 *     detection, or they are not mitigated yet
 */
public record BudgetSpent(ServiceObjective objective, Duration down, int incidents, int lowerBounds) {

    /** Checks that nothing is null. */
    public BudgetSpent {
        Objects.requireNonNull(objective, "objective");
        Objects.requireNonNull(down, "down");
    }

    /** Returns the share of the budget that is spent, from 0; above 1 the objective is broken. */
    public double share() {
        return (double) down.toNanos() / objective.budget().toNanos();
    }

    /** Returns whether nothing of the budget is left. */
    public boolean usedUp() {
        return down.compareTo(objective.budget()) >= 0;
    }

    /** Returns whether all of the time is known; otherwise at least the {@link #share()} is spent. */
    public boolean exact() {
        return lowerBounds == 0;
    }
}
