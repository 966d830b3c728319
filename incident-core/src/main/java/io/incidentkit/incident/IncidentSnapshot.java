package io.incidentkit.incident;

import io.incidentkit.commander.Commandership;
import io.incidentkit.commander.People;
import io.incidentkit.comms.CommunicationState;
import io.incidentkit.loop.Episode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All parts of an incident's state: what an {@link Incident} shows, and the form in which a store keeps it. A part that is
 * added here raises {@link SnapshotCodec#SNAPSHOT_FORMAT}.
 */
record IncidentSnapshot(
        IncidentId id,
        long number,
        int version,
        Instant lastRecordedAt,
        Declaration particulars,
        @Nullable SeverityHistory level,
        Commandership commandership,
        People people,
        Episode episode,
        List<Episode> earlierEpisodes,
        Findings findings,
        @Nullable Ending ending,
        AlertKeys alertKeys,
        MergeLinks merges,
        CommunicationState communication,
        FollowUp aftermath) {

    IncidentSnapshot {
        earlierEpisodes = List.copyOf(earlierEpisodes);
    }
}
