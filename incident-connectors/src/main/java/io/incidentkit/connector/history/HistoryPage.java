package io.incidentkit.connector.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a history.
 *
 * @param incidents the incidents that could be read
 * @param leftOut what was left out on purpose, and why
 * @param faults what could not be read, and why
 * @param next where the next part begins, or null after the last one
 */
public record HistoryPage(
        List<HistoricIncident> incidents,
        List<HistoryNote> leftOut,
        List<HistoryNote> faults,
        @Nullable String next) {
    /** Copies the lists. */
    public HistoryPage {
        incidents = List.copyOf(incidents);
        leftOut = List.copyOf(leftOut);
        faults = List.copyOf(faults);
    }

    /** Returns how many records were read. */
    public int size() {
        return incidents.size() + leftOut.size() + faults.size();
    }

    /** Starts a part. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects a part. Not thread-safe. */
    public static final class Builder {
        private final List<HistoricIncident> incidents = new ArrayList<>();
        private final List<HistoryNote> leftOut = new ArrayList<>();
        private final List<HistoryNote> faults = new ArrayList<>();

        private Builder() {}

        /** Adds an incident. */
        public void incident(HistoricIncident incident) {
            incidents.add(incident);
        }

        /** Says that a record was left out, and why. */
        public void leftOut(String id, String why) {
            leftOut.add(new HistoryNote(id, why));
        }

        /** Says that a record could not be read, and why. */
        public void fault(String id, String why) {
            faults.add(new HistoryNote(id, why));
        }

        /**
         * Ends the part.
         *
         * @param next where the next one begins, or null
         */
        public HistoryPage build(@Nullable String next) {
            return new HistoryPage(incidents, leftOut, faults, next);
        }
    }
}
