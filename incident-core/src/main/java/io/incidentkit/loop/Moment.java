package io.incidentkit.loop;

import java.time.Instant;

/**
 * The moment at which something was completed, and the timeline entry that says so.
 *
 * @param at when it happened
 * @param entry the sequence number of the timeline entry
 */
public record Moment(Instant at, int entry) {}
