package io.incidentkit.loop;

/**
 * A mitigation that did not hold.
 *
 * @param diagnosed when the hypothesis stood that led to it
 * @param mitigated when it seemed to have restored service
 * @param failed when it was seen not to hold
 */
public record Attempt(Moment diagnosed, Moment mitigated, Moment failed) {}
