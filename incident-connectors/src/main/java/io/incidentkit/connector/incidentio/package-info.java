/** The history of incident.io. */
@NullMarked
package io.incidentkit.connector.incidentio;

import org.jspecify.annotations.NullMarked;
