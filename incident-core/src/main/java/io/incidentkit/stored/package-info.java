/** The ground of what is stored as JSON: moments and times by their usual forms, and records without the detours of reflection. */
@NullMarked
package io.incidentkit.stored;

import org.jspecify.annotations.NullMarked;
