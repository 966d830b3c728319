/**
 * Keeps incidents in the host's database. Only the store and the schema's migration are public; the SQL, the rows and the
 * handling of transactions stay inside.
 */
@NullMarked
package io.incidentkit.jdbc;

import org.jspecify.annotations.NullMarked;
