/** The history of Rootly. */
@NullMarked
package io.incidentkit.connector.rootly;

import org.jspecify.annotations.NullMarked;
