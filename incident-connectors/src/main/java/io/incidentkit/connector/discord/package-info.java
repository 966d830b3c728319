/** Out to a channel of Discord, by a webhook. */
@NullMarked
package io.incidentkit.connector.discord;

import org.jspecify.annotations.NullMarked;
