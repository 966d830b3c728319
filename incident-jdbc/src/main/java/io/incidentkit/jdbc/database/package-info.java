/** The database that the store stands on: which one it is, its moments, its clock and its transactions. Hosts do not see this room. */
@NullMarked
package io.incidentkit.jdbc.database;

import org.jspecify.annotations.NullMarked;
