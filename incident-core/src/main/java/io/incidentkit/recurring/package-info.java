/**
 * The work of a team that comes each week and belongs to no incident: digest, review, what leadership is shown, and jobs of the host. Said
 * in names and moments, so that a database or a timer in memory can see to it.
 */
@NullMarked
package io.incidentkit.recurring;

import org.jspecify.annotations.NullMarked;
