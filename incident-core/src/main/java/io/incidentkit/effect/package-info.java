/**
 * What has to happen outside when something happened to an incident: page, open a war room, write a ticket, tell an audience.
 * Effects are data, decided with the command and kept in the same write; delivering them can fail and never undoes the
 * command.
 */
@NullMarked
package io.incidentkit.effect;

import org.jspecify.annotations.NullMarked;
