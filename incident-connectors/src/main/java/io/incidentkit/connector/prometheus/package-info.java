/** Prometheus, asked what an impact spent of an error budget, and what is left of one. */
@NullMarked
package io.incidentkit.connector.prometheus;

import org.jspecify.annotations.NullMarked;
