/**
 * What has to happen outside when something happened to an incident: page, open a war room, write a ticket, tell an audience.
 * Effects are data, decided with the command; delivering them can fail and never undoes the command. The ports of the
 * channels are here, and a dispatcher for programs without a database.
 */
@NullMarked
package io.incidentkit.effect;

import org.jspecify.annotations.NullMarked;
