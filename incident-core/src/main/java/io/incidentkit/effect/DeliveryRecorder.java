package io.incidentkit.effect;

/** Writes outcomes of deliveries on the timeline. Thread-safe. */
@FunctionalInterface
public interface DeliveryRecorder {

    /**
     * Writes one outcome. If it throws, it is asked again later.
     *
     * @param outcome the outcome
     * @param again whether the outcome was given before, and that threw; it may stand on the timeline all the same, and is not
     *     written twice
     */
    void record(DeliveryOutcome outcome, boolean again);
}
