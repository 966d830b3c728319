package io.incidentkit.runbook;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Where a team's runbooks lie: a folder, a repository, a wiki. Somebody outside of core reads it. */
@FunctionalInterface
public interface RunbookSource {

    /**
     * Reads all pages as they are now.
     *
     * @return the Markdown of each page by its id, such as its path; what it throws comes through to whoever asked
     */
    Map<String, String> pages();

    /**
     * Says how old a page is whose place does not answer now.
     *
     * @param id the page's id
     * @return when it was read; empty if it is as it is there now, as far as the source knows
     */
    default Optional<Instant> copiedAt(String id) {
        return Optional.empty();
    }
}
