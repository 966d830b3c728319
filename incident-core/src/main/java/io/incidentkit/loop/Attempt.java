package io.incidentkit.loop;

import org.jspecify.annotations.Nullable;

/**
 * A mitigation that did not hold.
 *
 * @param diagnosed when the hypothesis stood that led to it; null only where imported history does not say
 * @param mitigated when it seemed to have restored service
 * @param failed when it was seen not to hold
 */
public record Attempt(@Nullable Moment diagnosed, Moment mitigated, Moment failed) {}
