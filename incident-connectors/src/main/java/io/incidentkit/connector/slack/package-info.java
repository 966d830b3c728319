/**
 * Slack: the room in which the responders meet, messages from templates, and people who are asked and reminded.
 */
@NullMarked
package io.incidentkit.connector.slack;

import org.jspecify.annotations.NullMarked;
