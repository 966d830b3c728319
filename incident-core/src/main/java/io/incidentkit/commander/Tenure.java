package io.incidentkit.commander;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time during which one person was the incident commander. Tenures of one episode follow each other without a gap.
 *
 * @param commander who it was
 * @param from since when
 * @param until until when, or null while it lasts
 * @param entry the sequence number of the timeline entry with which it began
 */
public record Tenure(
        Person commander, Instant from, @Nullable Instant until, int entry) {}
