/** Dates, times, zones and durations as people write them. For our own modules alone. */
@NullMarked
package io.incidentkit.connector.written;

import org.jspecify.annotations.NullMarked;
