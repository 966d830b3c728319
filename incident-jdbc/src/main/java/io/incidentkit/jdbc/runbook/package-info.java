/** Runbooks of places outside, kept in the database of the incidents. */
@NullMarked
package io.incidentkit.jdbc.runbook;

import org.jspecify.annotations.NullMarked;
