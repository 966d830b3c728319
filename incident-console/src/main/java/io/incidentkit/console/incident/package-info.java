/**
 * The page of one incident. A closed room of the console.
 */
@NullMarked
package io.incidentkit.console.incident;

import org.jspecify.annotations.NullMarked;
