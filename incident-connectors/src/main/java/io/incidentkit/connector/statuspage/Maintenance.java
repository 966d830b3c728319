package io.incidentkit.connector.statuspage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that was announced on a status page. It is no incident.
 *
 * @param id how the page calls it
 * @param title what was announced
 * @param from when it was to begin, or null if the page does not say
 * @param until when it was to end, or null if the page does not say
 */
public record Maintenance(
        String id,
        String title,
        @Nullable Instant from,
        @Nullable Instant until) {}
