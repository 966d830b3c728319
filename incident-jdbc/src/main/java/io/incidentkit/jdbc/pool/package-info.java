/** How long somebody waits for a connection: what a host may put around its pool. */
@NullMarked
package io.incidentkit.jdbc.pool;

import org.jspecify.annotations.NullMarked;
