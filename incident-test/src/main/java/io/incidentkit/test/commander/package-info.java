/** Generators of people and of those who act. */
@NullMarked
package io.incidentkit.test.commander;

import org.jspecify.annotations.NullMarked;
