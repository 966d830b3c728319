/**
 * The lists of incidents. A closed room of the console.
 */
@NullMarked
package io.incidentkit.console.board;

import org.jspecify.annotations.NullMarked;
