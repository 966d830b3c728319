/** Code that the readers of several tools share; no part of the connectors' interface. */
@NullMarked
package io.incidentkit.connector.internal;

import org.jspecify.annotations.NullMarked;
