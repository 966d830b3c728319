package io.incidentkit.loop;

import java.time.Instant;

/**
 * The moment at which something was completed, and the timeline entry that says so.
 *
 * @param at when it happened
 * @param entry the sequence number of the timeline entry
 */
public record Moment(Instant at, int entry) {

    /**
     * Returns this moment after a correction.
     *
     * @param wrong the sequence number of the timeline entry that gave the wrong moment
     * @param right the right moment
     * @return the corrected moment; the same if it came with another entry
     */
    public Moment corrected(int wrong, Instant right) {
        return wrong == entry ? new Moment(right, entry) : this;
    }
}
