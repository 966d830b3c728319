package io.incidentkit.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Commandership;
import io.incidentkit.commander.People;
import io.incidentkit.comms.CommunicationState;
import io.incidentkit.duty.DutyWork;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.Moment;
import io.incidentkit.timeline.LoopEvent.Declared;
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
        @JsonProperty("particulars") Declaration declaration,
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
        DutyWork duties,
        @JsonProperty("aftermath") FollowUp followUp) {

    /** The state of an incident that was detected, and nothing more. */
    static IncidentSnapshot declared(
            IncidentId id, long number, Declared declared, Actor by, Moment at, Instant recordedAt) {
        return new IncidentSnapshot(
                id,
                number,
                at.entry(),
                recordedAt,
                Declaration.of(declared, by, recordedAt),
                null,
                Commandership.NONE,
                People.NONE,
                Episode.begin(1, at),
                List.of(),
                Findings.NONE,
                null,
                AlertKeys.NONE,
                MergeLinks.NONE,
                CommunicationState.EMPTY,
                DutyWork.NONE,
                FollowUp.NONE);
    }
}
