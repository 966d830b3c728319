package io.incidentkit.timeline;

import java.time.Instant;

/**
 * An entry with the corrections that later entries made to it.
 *
 * @param entry the entry as it was recorded
 * @param at when it happened, as far as is known
 * @param text what happened, as far as is known
 */
public record CorrectedEntry(TimelineEntry entry, Instant at, String text) {}
