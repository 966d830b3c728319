/** Generators of alerts. */
@NullMarked
package io.incidentkit.test.alert;

import org.jspecify.annotations.NullMarked;
