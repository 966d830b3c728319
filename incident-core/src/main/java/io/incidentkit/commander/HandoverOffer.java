package io.incidentkit.commander;

import java.time.Instant;

/**
 * A handover that is offered and not yet accepted. Until it is, the old commander holds the role.
 *
 * @param to who is asked to take over
 * @param at since when
 * @param entry the sequence number of the timeline entry that says so
 */
public record HandoverOffer(Person to, Instant at, int entry) {}
