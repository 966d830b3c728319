package io.incidentkit.postmortem;

import java.time.Instant;

/**
 * One line of a postmortem's timeline.
 *
 * @param at when it happened
 * @param text what happened and who acted
 */
public record TimelineLine(Instant at, String text) {}
