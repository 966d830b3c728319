/**
 * Runbooks in, from where the team writes them: pages of Git hosts and wikis as Markdown, got in the background and kept. A source that is
 * down takes none of its pages away from whoever is in an incident.
 */
@NullMarked
package io.incidentkit.connector.runbook;

import org.jspecify.annotations.NullMarked;
