package io.incidentkit.incident;

import io.incidentkit.loop.Moment;

/** The fix of the root cause, and when it was done. */
record Fix(String description, Moment done) {}
