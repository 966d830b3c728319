/** The port of stores: what keeps incidents, what is written of one, and what is asked of them. */
@NullMarked
package io.incidentkit.store;

import org.jspecify.annotations.NullMarked;
