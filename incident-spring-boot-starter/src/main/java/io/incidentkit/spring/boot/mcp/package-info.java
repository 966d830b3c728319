/** Incidents as tools for assistants, over the Model Context Protocol. */
@NullMarked
package io.incidentkit.spring.boot.mcp;

import org.jspecify.annotations.NullMarked;
