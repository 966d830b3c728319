/**
 * A developer portal with incidents in it, as a host writes it: its login, and what it says in its configuration. Incidents come from the starter, and
 * their pages from the console.
 */
@NullMarked
package io.incidentkit.portal;

import org.jspecify.annotations.NullMarked;
