/**
 * A quarter that never was, for a first look at the pages. A closed room of the console.
 */
@NullMarked
package io.incidentkit.console.demo;

import org.jspecify.annotations.NullMarked;
