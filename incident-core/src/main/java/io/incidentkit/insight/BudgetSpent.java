package io.incidentkit.insight;

import io.incidentkit.incident.Incident;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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

    /**
     * Works out what incidents took of each error budget that the scope knows of.
     *
     * @param incidents the incidents, of all times: outages count from the beginning of each window
     * @param scope from where it is read, with its objectives
     * @return each objective with what is spent, those without an incident too if {@link Objectives#all()} has them
     */
    public static List<BudgetSpent> of(Stream<Incident> incidents, Scope scope) {
        BudgetAccounts accounts = new BudgetAccounts(scope);
        incidents
                .filter(incident -> scope.counts(incident) && Scope.times(incident))
                .forEach(accounts::add);
        return accounts.spent();
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
