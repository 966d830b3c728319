package io.incidentkit.jdbc;

import io.incidentkit.effect.DeliveryOutcome;
import java.time.Instant;

/**
 * A delivery that was given up. It stays until somebody has it tried again.
 *
 * @param id its number, in the order in which deliveries arose
 * @param outcome what it was, by which channel, and why it did not arrive
 * @param since since when it was tried
 */
public record FailedDelivery(long id, DeliveryOutcome outcome, Instant since) {}
