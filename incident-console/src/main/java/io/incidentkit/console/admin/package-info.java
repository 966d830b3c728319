/**
 * Pages for those who administer: what is connected, what was not delivered, who is known, and what another policy would change. A closed
 * room of the console.
 */
@NullMarked
package io.incidentkit.console.admin;

import org.jspecify.annotations.NullMarked;
