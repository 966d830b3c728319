/**
 * Effects: acts outside that an incident brings about, such as a page, a war room, a ticket or a message to an audience.
 * Effects are data, decided with the command; delivering them can fail and never undoes the command. The ports of the
 * channels are here, and a dispatcher for programs without a database.
 */
@NullMarked
package io.incidentkit.effect;

import org.jspecify.annotations.NullMarked;
