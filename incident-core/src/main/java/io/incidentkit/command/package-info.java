/** What can be asked of an incident, as data: one record a command. */
@NullMarked
package io.incidentkit.command;

import org.jspecify.annotations.NullMarked;
