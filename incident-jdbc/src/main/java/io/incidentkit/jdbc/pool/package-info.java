/** How long somebody waits for a connection: what a host may put around its pool. */
@org.jspecify.annotations.NullMarked
package io.incidentkit.jdbc.pool;
