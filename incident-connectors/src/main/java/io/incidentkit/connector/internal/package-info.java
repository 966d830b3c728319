/** What the readers of several tools share; no part of what the connectors offer. */
@NullMarked
package io.incidentkit.connector.internal;

import org.jspecify.annotations.NullMarked;
