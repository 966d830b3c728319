/** Grafana OnCall and Grafana Cloud IRM: pages by the address of an integration, and what their outgoing webhooks tell, as notes. */
@NullMarked
package io.incidentkit.connector.oncall;

import org.jspecify.annotations.NullMarked;
