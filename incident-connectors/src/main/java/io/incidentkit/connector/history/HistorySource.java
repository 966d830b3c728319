package io.incidentkit.connector.history;

import io.incidentkit.connector.call.NotDeliveredException;
import org.jspecify.annotations.Nullable;

/** A history that is read part by part. The same place read again gives the same part, unless the source changed it. One thread at a time. */
public interface HistorySource {
    /**
     * Reads a part.
     *
     * @param cursor where it begins, as the part before it said; null for the first
     * @return the part
     * @throws NotDeliveredException if it can't be read, now or at all
     * @throws io.incidentkit.validation.InvalidInputException if what is read is no history
     */
    HistoryPage read(@Nullable String cursor) throws NotDeliveredException, InterruptedException;

    /** Returns how many answers came so far: what goes on, if slowly, is not given up. */
    default long answers() {
        return 0;
    }
}
