/**
 * Our own status page: what was told to the outside, as documents in the form of Statuspage's public API (v2) and as RSS and Atom, so that
 * the readers and widgets that people have can read it.
 */
@NullMarked
package io.incidentkit.connector.ownpage;

import org.jspecify.annotations.NullMarked;
