/** A far side on this machine, for tests of channels. */
@NullMarked
package io.incidentkit.test.tool;

import org.jspecify.annotations.NullMarked;
