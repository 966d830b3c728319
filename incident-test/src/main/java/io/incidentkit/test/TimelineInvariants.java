package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.incident.Incident;
import io.incidentkit.test.history.PlayedHistory;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The invariants of every timeline: numbered without gaps, recorded in order, and the incident is its fold. */
final class TimelineInvariants {
    private TimelineInvariants() {}

    static void check(PlayedHistory played) {
        List<TimelineEntry> timeline = played.timeline();
        List<TimelineEntry> appended = new ArrayList<>(played.declared());
        played.turns().forEach(turn -> appended.addAll(turn.entries()));
        assertThat(timeline).as("the timeline is what was appended: %s", played).isEqualTo(appended);
        assertThat(played.incident().version())
                .as("the version counts the entries: %s", played)
                .isEqualTo(timeline.size());
        Instant recorded = Instant.MIN;
        for (int i = 0; i < timeline.size(); i++) {
            TimelineEntry entry = timeline.get(i);
            assertThat(entry.sequence())
                    .as("entries are numbered without gaps: %s", entry)
                    .isEqualTo(i + 1);
            assertThat(entry.recordedAt())
                    .as("entries are recorded in order: %s", entry)
                    .isAfterOrEqualTo(recorded);
            assertThat(entry.occurredAt())
                    .as("nothing happens after it is recorded: %s", entry)
                    .isBeforeOrEqualTo(entry.recordedAt());
            assertThat(entry.occurredAt())
                    .as("moments are to the microsecond: %s", entry)
                    .isEqualTo(entry.occurredAt().truncatedTo(ChronoUnit.MICROS));
            recorded = entry.recordedAt();
        }
        Incident incident = played.incident();
        assertThat(Incident.replay(incident.id(), incident.number(), timeline))
                .as("the incident is the fold of its timeline: %s", played)
                .isEqualTo(incident);
    }
}
