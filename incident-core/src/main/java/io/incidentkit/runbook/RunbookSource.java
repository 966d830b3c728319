package io.incidentkit.runbook;

import java.util.Map;

/** Where a team's runbooks lie: a folder, a repository, a wiki. Somebody outside of core reads it. */
@FunctionalInterface
public interface RunbookSource {

    /**
     * Reads all pages as they are now.
     *
     * @return the Markdown of each page by its id, such as its path; what it throws comes through to whoever asked
     */
    Map<String, String> pages();
}
