package io.incidentkit.effect;

import io.incidentkit.effect.DeliveryOutcome.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes outcomes of deliveries on the timeline. Thread-safe. */
@FunctionalInterface
public interface DeliveryRecorder {
    /** Logs the outcome of an effect that belongs to no incident, and so to no timeline: a warning if it did not arrive. */
    DeliveryRecorder LOG = (outcome, again) -> {
        Logger log = LoggerFactory.getLogger(DeliveryRecorder.class);
        if (outcome.status() == Status.DELIVERED) {
            log.info("{} was delivered by {}", outcome.effect(), outcome.channel());
        } else {
            log.warn(
                    "{} is {} by {}: {}",
                    outcome.effect(),
                    outcome.status().code(),
                    outcome.channel(),
                    outcome.detail());
        }
    };

    /**
     * Writes one outcome. If it throws, it is asked again later.
     *
     * @param outcome the outcome
     * @param again whether the outcome was given before, and that threw; it may stand on the timeline all the same, and is not
     *     written twice
     */
    void record(DeliveryOutcome outcome, boolean again);
}
