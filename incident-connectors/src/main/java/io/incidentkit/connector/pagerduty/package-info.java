/** PagerDuty: pages by its Events API v2, and what its webhooks (v3) tell, as notes. */
@NullMarked
package io.incidentkit.connector.pagerduty;

import org.jspecify.annotations.NullMarked;
