/** Tickets as issues of a team in Linear. */
@NullMarked
package io.incidentkit.connector.linear;

import org.jspecify.annotations.NullMarked;
