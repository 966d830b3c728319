/** Tickets as issues of a repository at GitHub, which a status page of Upptime shows as well. */
@NullMarked
package io.incidentkit.connector.github;

import org.jspecify.annotations.NullMarked;
