/**
 * A channel that needs no account anywhere: it writes what would be told into the log, and keeps it to be seen. Off unless
 * {@code incident.channels.log.enabled=true}.
 */
@NullMarked
package io.incidentkit.spring.boot.channel;

import org.jspecify.annotations.NullMarked;
