/** The histories of other tools that are imported, with {@code incident-connectors} on the class path. */
@NullMarked
package io.incidentkit.spring.boot.history;

import org.jspecify.annotations.NullMarked;
