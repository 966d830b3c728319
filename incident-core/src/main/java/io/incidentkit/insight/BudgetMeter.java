package io.incidentkit.insight;

import io.incidentkit.severity.BudgetMeasure;
import java.util.Optional;

/**
 * Measures what an impact spent of an error budget: somebody who counts what failed, such as a monitoring system.
 *
 * <p>Implementations are thread-safe. They may take as long as a call over the network.
 */
@FunctionalInterface
public interface BudgetMeter {

    /**
     * Measures.
     *
     * @param question of which objective, and from when to when
     * @return the answer, which may be that nobody knows and why; empty if nobody answers now, or nothing measures this objective
     * @throws InterruptedException if the thread is to end
     */
    Optional<BudgetMeasure> measure(BudgetQuestion question) throws InterruptedException;
}
