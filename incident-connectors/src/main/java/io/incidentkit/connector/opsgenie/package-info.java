/** Opsgenie and Jira Service Management: pages by the alert API that both have, and what their webhooks tell, as notes. */
@NullMarked
package io.incidentkit.connector.opsgenie;

import org.jspecify.annotations.NullMarked;
