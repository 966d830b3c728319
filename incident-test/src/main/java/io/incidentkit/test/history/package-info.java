/** Whole histories of one incident: generated, played against the rules, and checked. */
@NullMarked
package io.incidentkit.test.history;

import org.jspecify.annotations.NullMarked;
