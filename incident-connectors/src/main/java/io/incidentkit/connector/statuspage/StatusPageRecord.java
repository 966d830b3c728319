package io.incidentkit.connector.statuspage;

import io.incidentkit.loop.Step;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The record of one incident or maintenance on a status page at one time. Records of several times add up to the same, in
 * whatever order they are added and however often.
 */
record StatusPageRecord(String id, boolean maintenance, Head head, Map<String, Update> updates) {

    /** The facts of the whole. */
    record Head(
            Instant edited,
            String title,
            List<String> services,
            String impact,
            String link,
            @Nullable Instant began,
            @Nullable Instant detectedAt,
            @Nullable Instant endedAt,
            @Nullable Instant from,
            @Nullable Instant until) {
        /** The later one; the words decide between two of one moment, so that it is always the same one. */
        Head or(Head other) {
            return edited.equals(other.edited)
                    ? toString().compareTo(other.toString()) < 0 ? other : this
                    : edited.isBefore(other.edited) ? other : this;
        }
    }

    /** One update, as it was when it was last edited. */
    record Update(Instant at, Instant edited, @Nullable Step says, String text) {
        /** By moment, and those of one moment as the steps follow each other. */
        static final Comparator<Update> ORDER = Comparator.comparing(Update::at)
                .thenComparing(Update::says, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Update::text);

        Update or(Update other) {
            return edited.equals(other.edited)
                    ? toString().compareTo(other.toString()) < 0 ? other : this
                    : edited.isBefore(other.edited) ? other : this;
        }
    }

    StatusPageRecord plus(StatusPageRecord other) {
        Map<String, Update> all = new TreeMap<>(updates);
        other.updates.forEach((key, update) -> all.merge(key, update, Update::or));
        return new StatusPageRecord(id, maintenance || other.maintenance, head.or(other.head), all);
    }
}
