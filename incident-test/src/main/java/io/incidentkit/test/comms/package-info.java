/** Generated scripts of levels, steps, messages and ends, which decide who is told in an incident. */
@NullMarked
package io.incidentkit.test.comms;

import org.jspecify.annotations.NullMarked;
