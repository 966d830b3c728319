/** Generators of severity policies. */
@NullMarked
package io.incidentkit.test.severity;

import org.jspecify.annotations.NullMarked;
