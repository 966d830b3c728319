/**
 * The commands of an incident, as data: one record a command, and one {@link
 * io.incidentkit.command.CommandDescription} of it, from which APIs and forms are made and by which a {@link
 * io.incidentkit.command.CommandReader} reads.
 */
@NullMarked
package io.incidentkit.command;

import org.jspecify.annotations.NullMarked;
