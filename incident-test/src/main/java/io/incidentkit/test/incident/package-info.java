/** Generators of declarations and commands. */
@NullMarked
package io.incidentkit.test.incident;

import org.jspecify.annotations.NullMarked;
