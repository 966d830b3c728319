/** Out to a channel of Mattermost, by an incoming webhook. */
@NullMarked
package io.incidentkit.connector.mattermost;

import org.jspecify.annotations.NullMarked;
