package io.incidentkit.effect;

import java.time.Instant;
import java.util.Optional;

/**
 * The incidents as they are asked by somebody who delivers and wakes, and who has nothing in hand but what was stored: after a restart, or on
 * another node than the one that took the command.
 *
 * <p>Thread-safe.
 */
public interface OutboundWork {

    /**
     * Returns what may be told of an incident now, in the episode and at the step of the entry that brought an effect about.
     *
     * @param incident the incident's id
     * @param effect the effect
     * @return the context; empty if there is no such incident
     */
    Optional<EffectContext> context(String incident, Effect effect);

    /**
     * Writes the outcome of a delivery on the incident's timeline; within the caller's transaction, if the store joins it.
     *
     * @param outcome the outcome
     */
    void record(DeliveryOutcome outcome);

    /**
     * Works out what is due of an incident, writes what nobody was told of, and tells whom it concerns. Waking too early or twice is
     * harmless.
     *
     * @param incident the incident's id
     * @return when to wake next; empty if nothing is due any more, or there is no such incident
     */
    Optional<Instant> wake(String incident);
}
