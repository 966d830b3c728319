/**
 * Alarms of Amazon CloudWatch as the Simple Notification Service sends them: a message counts once its signature, and the certificate of it,
 * are known to be Amazon's, and its topic is one of the host's.
 */
@NullMarked
package io.incidentkit.connector.sns;

import org.jspecify.annotations.NullMarked;
