/**
 * Duties as data: what starts one, within what it is met, how often it is asked for again, what ends it, and who is told when
 * nobody meets it.
 */
@NullMarked
package io.incidentkit.duty;

import org.jspecify.annotations.NullMarked;
