/** The library without a database: a store, a dispatcher and timers that end with the process. */
@NullMarked
package io.incidentkit.memory;

import org.jspecify.annotations.NullMarked;
