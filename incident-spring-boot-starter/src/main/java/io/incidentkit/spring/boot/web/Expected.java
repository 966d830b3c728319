package io.incidentkit.spring.boot.web;

import io.incidentkit.command.IncidentCommand;
import org.jspecify.annotations.Nullable;

/**
 * A command as a request gave it.
 *
 * @param command the command
 * @param version the version of the incident for which it is meant, or null for whatever it is
 */
record Expected(IncidentCommand command, @Nullable Integer version) {}
