/** Out to a channel of Microsoft Teams, by a workflow that takes webhooks. */
@NullMarked
package io.incidentkit.connector.teams;

import org.jspecify.annotations.NullMarked;
