/** Our own paths beside the least that could do the same and beside other libraries; what counts are the ratios of one run. */
@NullMarked
package io.incidentkit.benchmark;

import org.jspecify.annotations.NullMarked;
