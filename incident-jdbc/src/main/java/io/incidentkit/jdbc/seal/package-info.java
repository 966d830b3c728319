/**
 * The seals of the timelines: a chain of hashes over the entries, that outlives what is struck out. Hosts do not see this room but for
 * what {@link io.incidentkit.jdbc.StoredSeals} tells.
 */
@NullMarked
package io.incidentkit.jdbc.seal;

import org.jspecify.annotations.NullMarked;
