/**
 * Alerts in, from whatever monitors: one reading for all sources, from the bytes of a request to the incidents that the alerts belong to,
 * and the forms of the tools that need no more than a shared secret or a signature. No Spring is needed:
 * {@link io.incidentkit.connector.alert.AlertInbox} is built by a builder.
 */
@NullMarked
package io.incidentkit.connector.alert;

import org.jspecify.annotations.NullMarked;
