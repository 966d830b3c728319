/**
 * Incidents as those who operate the application see them: an endpoint, meters, observations and traces, what a log says beside each
 * line, and the health of our own machinery. Each is there where the application has what it takes, and none says a title, a text
 * or a person's name, nor counts a private incident.
 */
@NullMarked
package io.incidentkit.spring.boot.actuate;

import org.jspecify.annotations.NullMarked;
