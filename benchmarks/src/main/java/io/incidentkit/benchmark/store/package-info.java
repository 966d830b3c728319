/** One command over a database, by hand, by peers and by the store, in turns of one run. */
@NullMarked
package io.incidentkit.benchmark.store;

import org.jspecify.annotations.NullMarked;
