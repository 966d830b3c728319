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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All parts of an incident's state: what an {@link Incident} shows, and the form in which a store keeps it. A part that is
 * added here raises {@link SnapshotCodec#SNAPSHOT_FORMAT}. Each command makes one, so it copies no list that its makers keep
 * unchanged.
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

    /** The same state under the number that the store gave; of a state that was read, nobody can change it from then on. */
    IncidentSnapshot numbered(long given) {
        return new IncidentSnapshot(
                id,
                given,
                version,
                lastRecordedAt,
                declaration,
                level,
                commandership,
                people,
                episode,
                List.copyOf(earlierEpisodes),
                findings,
                ending,
                alertKeys,
                merges,
                communication,
                duties,
                followUp);
    }

    Episode firstEpisode() {
        return earlierEpisodes.isEmpty() ? episode : earlierEpisodes.get(0);
    }

    /** Every episode, the oldest first. */
    List<Episode> episodes() {
        if (earlierEpisodes.isEmpty()) {
            return List.of(episode);
        }
        List<Episode> all = new ArrayList<>(earlierEpisodes);
        all.add(episode);
        return List.copyOf(all);
    }
}
