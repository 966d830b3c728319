package io.incidentkit.store;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps the runbooks of places outside as they were read last, so that they are there after a restart while such a place is down. What is kept
 * is a copy: where the place answers, it is read anew.
 *
 * <p>Implementations are thread-safe. A failure of the underlying store is an {@link IncidentStoreException}.
 */
public interface RunbookCopies {
    /** The longest name of a place, in characters. */
    int MAX_PLACE = 64;

    /** The longest path of a page; one that is longer is not kept. */
    int MAX_PATH = 500;

    /**
     * The pages of a place as they were at a moment.
     *
     * @param pages the Markdown by the path or the id of the page there
     * @param readAt when they were read
     */
    record Copy(Map<String, String> pages, Instant readAt) {

        /** Copies the pages. */
        public Copy {
            pages = Map.copyOf(pages);
            Objects.requireNonNull(readAt, "readAt");
        }
    }

    /**
     * Finds the copy of a place.
     *
     * @param place its name
     * @return the copy; empty if none was kept
     */
    Optional<Copy> find(String place);

    /**
     * Keeps a copy in the place of the one before.
     *
     * @param place its name
     * @param copy the copy
     */
    void keep(String place, Copy copy);

    /**
     * Says that a place has the same pages still; without a copy of it nothing happens.
     *
     * @param place its name
     * @param readAt when they were read again
     */
    void readAgain(String place, Instant readAt);
}
