/** Generators of declarations and commands. */
@NullMarked
package io.incidentkit.test.command;

import org.jspecify.annotations.NullMarked;
