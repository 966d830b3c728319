/**
 * The HTTP API: off unless {@code incident.web.enabled=true}. Its JSON is its own, so that a host's JSON settings can't
 * change it, and it answers for its own errors, so that a host's exception handlers can't either.
 */
@NullMarked
package io.incidentkit.spring.boot.web;

import org.jspecify.annotations.NullMarked;
