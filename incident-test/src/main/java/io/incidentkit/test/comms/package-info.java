/** What decides who is told in an incident: generated courses of levels, steps, messages and ends. */
@NullMarked
package io.incidentkit.test.comms;

import org.jspecify.annotations.NullMarked;
