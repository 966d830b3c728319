/** Error budgets that are measured: a monitoring system is asked what incidents spent, and the answers are kept on them. */
@NullMarked
package io.incidentkit.spring.boot.slo;

import org.jspecify.annotations.NullMarked;
