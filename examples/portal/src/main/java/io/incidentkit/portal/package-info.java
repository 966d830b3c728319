/**
 * A developer portal with incidents in it: a board, a page for each incident, its postmortem and the severity policy, all
 * rendered on the server. Everything that the pages know and do goes through {@link io.incidentkit.incident.Incidents}.
 */
@NullMarked
package io.incidentkit.portal;

import org.jspecify.annotations.NullMarked;
