package io.incidentkit.incident;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Commandership;
import io.incidentkit.commander.People;
import io.incidentkit.comms.CommunicationState;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.Moment;
import io.incidentkit.timeline.LoopEvent.Declared;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Incident} knows. Only an {@link IncidentFold} writes it, and before it is an incident's; so a command copies
 * the parts once, whatever the number of its events. Through the incident's final field other threads see it whole.
 */
abstract sealed class IncidentState permits IncidentFold {
    final IncidentId id;
    long number;
    int version;
    Instant lastRecordedAt;
    Declaration particulars;

    @Nullable
    SeverityHistory level;

    Commandership commandership;
    People people;
    Episode episode;
    List<Episode> earlierEpisodes;
    Findings findings;

    @Nullable
    Ending ending;

    AlertKeys alertKeys;
    MergeLinks merges;
    CommunicationState communication;
    FollowUp aftermath;

    /** Detected and nothing more. */
    IncidentState(IncidentId id, long number, Declared declared, Actor by, Moment at, Instant recordedAt) {
        this.id = id;
        this.number = number;
        this.version = at.entry();
        this.lastRecordedAt = recordedAt;
        this.particulars = Declaration.of(declared, by, recordedAt);
        this.commandership = Commandership.NONE;
        this.people = People.NONE;
        this.episode = Episode.begin(1, at);
        this.earlierEpisodes = List.of();
        this.findings = Findings.NONE;
        this.alertKeys = AlertKeys.NONE;
        this.merges = MergeLinks.NONE;
        this.communication = CommunicationState.EMPTY;
        this.aftermath = FollowUp.NONE;
    }

    /** The same as another one. */
    IncidentState(IncidentState other) {
        this.id = other.id;
        this.number = other.number;
        this.version = other.version;
        this.lastRecordedAt = other.lastRecordedAt;
        this.particulars = other.particulars;
        this.level = other.level;
        this.commandership = other.commandership;
        this.people = other.people;
        this.episode = other.episode;
        this.earlierEpisodes = other.earlierEpisodes;
        this.findings = other.findings;
        this.ending = other.ending;
        this.alertKeys = other.alertKeys;
        this.merges = other.merges;
        this.communication = other.communication;
        this.aftermath = other.aftermath;
    }

    /** A copy, to be folded on. */
    final IncidentFold copy() {
        return new IncidentFold(this);
    }

    /** Read from its stored form, under the number that the store gave it. */
    IncidentState(IncidentSnapshot parts, long number) {
        this.id = parts.id();
        this.number = number;
        this.version = parts.version();
        this.lastRecordedAt = parts.lastRecordedAt();
        this.particulars = parts.particulars();
        this.level = parts.level();
        this.commandership = parts.commandership();
        this.people = parts.people();
        this.episode = parts.episode();
        this.earlierEpisodes = parts.earlierEpisodes();
        this.findings = parts.findings();
        this.ending = parts.ending();
        this.alertKeys = parts.alertKeys();
        this.merges = parts.merges();
        this.communication = parts.communication();
        this.aftermath = parts.aftermath();
    }

    final Episode firstEpisode() {
        return earlierEpisodes.isEmpty() ? episode : earlierEpisodes.get(0);
    }

    /** Every episode, the oldest first. */
    final List<Episode> episodes() {
        if (earlierEpisodes.isEmpty()) {
            return List.of(episode);
        }
        List<Episode> all = new ArrayList<>(earlierEpisodes);
        all.add(episode);
        return List.copyOf(all);
    }

    /** The stored form. */
    final IncidentSnapshot parts() {
        return new IncidentSnapshot(
                id,
                number,
                version,
                lastRecordedAt,
                particulars,
                level,
                commandership,
                people,
                episode,
                earlierEpisodes,
                findings,
                ending,
                alertKeys,
                merges,
                communication,
                aftermath);
    }
}
