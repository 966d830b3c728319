package io.incidentkit.insight;

import io.incidentkit.incident.Incident;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.Stream;

/**
 * The part of an error budget that incidents took, in the window that ends at the moment asked about. What was measured of an incident
 * ({@link Incident#budgetMeasures()}) counts as it was measured. Of the others the service counts as down from the beginning of the impact to
 * the mitigation. Time in which several incidents hit it counts once; of what was measured, each of them counts what failed meanwhile.
 *
 * @param objective the objective
 * @param down how long incidents hit the service, measured or not
 * @param incidents how many incidents that was
 * @param lowerBounds of how many of them only a part is known: it is not known when they began, so that they count from their
 *     detection, or they are not mitigated yet
 * @param measured the share of the budget that was measured, from 0
 * @param reckoned the time that counts as down, as nothing is measured of it
 * @param measuredIncidents how many incidents were measured in whole
 * @param unknownIncidents of how many it was asked, and nobody knows
 */
public record BudgetSpent(
        ServiceObjective objective,
        Duration down,
        int incidents,
        int lowerBounds,
        double measured,
        Duration reckoned,
        int measuredIncidents,
        int unknownIncidents) {

    /** Checks that nothing is null. */
    public BudgetSpent {
        Objects.requireNonNull(objective, "objective");
        Objects.requireNonNull(down, "down");
        Objects.requireNonNull(reckoned, "reckoned");
    }

    /**
     * Reckons by time alone.
     *
     * @param objective the objective
     * @param down how long the service was down
     * @param incidents how many incidents that was
     * @param lowerBounds of how many of them only a part is known
     */
    public BudgetSpent(ServiceObjective objective, Duration down, int incidents, int lowerBounds) {
        this(objective, down, incidents, lowerBounds, 0, down, 0, 0);
    }

    /** The ways in which it is known what was spent. */
    public enum Basis {
        /** All of it was measured. */
        MEASURED("measured"),
        /** A part of it was measured, and the rest is reckoned from time. */
        PARTLY_MEASURED("partly-measured"),
        /** All of it is reckoned from time, or there is nothing to measure. */
        RECKONED("reckoned"),
        /** All of it is reckoned from time, as somebody was asked and nobody knows. */
        UNKNOWN("unknown");

        private final String code;

        Basis(String code) {
            this.code = code;
        }

        /** Returns the stable code. */
        public String code() {
            return code;
        }
    }

    /**
     * Works out what incidents took of each error budget that the scope knows of.
     *
     * @param incidents the incidents, of all times: outages count from the beginning of each window
     * @param scope from where it is read, with its objectives
     * @return each objective with what is spent, those without an incident too if {@link Objectives#all()} has them
     */
    public static List<BudgetSpent> of(Stream<Incident> incidents, Scope scope) {
        return incidents.sequential().collect(collecting(scope));
    }

    /**
     * Returns a collector of what is spent, for whoever makes something else of the same stream too. It does not run in parallel.
     *
     * @param scope from where it is read, with its objectives
     */
    public static Collector<Incident, ?, List<BudgetSpent>> collecting(Scope scope) {
        return OnePass.collector(
                () -> new BudgetAccounts(scope),
                (accounts, incident) -> {
                    if (scope.counts(incident) && Scope.times(incident)) {
                        accounts.add(incident);
                    }
                },
                BudgetAccounts::spent);
    }

    /** Returns the share of the budget that is spent, from 0; above 1 the objective is broken. */
    public double share() {
        return measured + (double) reckoned.toNanos() / objective.budget().toNanos();
    }

    /** Returns whether nothing of the budget is left. */
    public boolean usedUp() {
        return measured > 0 ? share() >= 1 : reckoned.compareTo(objective.budget()) >= 0;
    }

    /** Returns whether the beginning and the end of all of it are known; otherwise at least the {@link #share()} is spent. */
    public boolean exact() {
        return lowerBounds == 0;
    }

    /** Returns how it is known what was spent. */
    public Basis basis() {
        if (measuredIncidents > 0 && measuredIncidents == incidents) {
            return Basis.MEASURED;
        }
        if (measuredIncidents > 0 || measured > 0) {
            return Basis.PARTLY_MEASURED;
        }
        return unknownIncidents > 0 && unknownIncidents == incidents ? Basis.UNKNOWN : Basis.RECKONED;
    }
}
