/**
 * The outlines of incidents that have ended, which figures are read from. Hosts do not see this room.
 */
@NullMarked
package io.incidentkit.jdbc.outline;

import org.jspecify.annotations.NullMarked;
