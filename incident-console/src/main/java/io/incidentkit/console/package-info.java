/**
 * Pages for incidents in the application that embeds them: a board, a page for each incident, its postmortem, action items, figures and the
 * policy, rendered on the server. What the pages know and do goes through {@link io.incidentkit.service.Incidents}. The packages below are
 * closed: their types are public for one another.
 */
@NullMarked
package io.incidentkit.console;

import org.jspecify.annotations.NullMarked;
