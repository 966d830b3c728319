/**
 * Calls to the tools around an incident, alike for each: one deadline for the whole of a call, how long to wait as each tool says it, a
 * circuit breaker and a rate limiter a channel, keys that the far side can tell a repeat by, texts cut to what a tool takes, and no secret
 * in a log, a message or an exception.
 */
@NullMarked
package io.incidentkit.connector.call;

import org.jspecify.annotations.NullMarked;
