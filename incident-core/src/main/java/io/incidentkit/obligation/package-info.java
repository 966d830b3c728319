/** The obligations of one incident from all its duties, at a moment: what is owed, since when, until when, and who is told next. */
@NullMarked
package io.incidentkit.obligation;

import org.jspecify.annotations.NullMarked;
