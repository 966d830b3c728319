package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.SnapshotCodec;
import io.incidentkit.test.history.PlayedHistory;
import io.incidentkit.timeline.EventCodec;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.TimelineEntry;

/** The invariants of the stored forms: the form that is read is the one that was written. */
final class StoredFormInvariants {
    private StoredFormInvariants() {}

    static void check(PlayedHistory played) {
        Incident incident = played.incident();
        String snapshot = SnapshotCodec.write(incident);
        assertThat(SnapshotCodec.read(SnapshotCodec.SNAPSHOT_FORMAT, incident.number(), snapshot))
                .as("a snapshot is read as it was written: %s", snapshot)
                .contains(incident);
        for (TimelineEntry entry : played.timeline()) {
            EventType type = entry.event().type();
            String json = EventCodec.write(entry.event());
            assertThat(EventCodec.read(type.code(), type.version(), json))
                    .as("an event is read as it was written: %s", json)
                    .isEqualTo(entry.event());
        }
    }
}
