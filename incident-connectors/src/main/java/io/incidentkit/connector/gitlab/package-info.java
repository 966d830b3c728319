/** Tickets as issues of a project at GitLab. */
@NullMarked
package io.incidentkit.connector.gitlab;

import org.jspecify.annotations.NullMarked;
