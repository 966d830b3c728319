/** Tickets in Jira Cloud, over its REST API (version 3). */
@NullMarked
package io.incidentkit.connector.jira;

import org.jspecify.annotations.NullMarked;
