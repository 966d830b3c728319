package io.incidentkit.archive;

import java.util.List;

/**
 * The result of a search.
 *
 * @param matches the matches in the order of the query, each with its excerpts; of equal ones the one that was detected last is first
 * @param capped whether more match than were asked for, or may, as an archive of many looks at a bounded number of them
 */
public record ArchivePage(List<ArchiveMatch> matches, boolean capped) {

    /** Copies the list. */
    public ArchivePage {
        matches = List.copyOf(matches);
    }
}
