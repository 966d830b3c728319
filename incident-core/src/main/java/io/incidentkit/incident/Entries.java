package io.incidentkit.incident;

import io.incidentkit.commander.Actor;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Numbers the entries of one decision. Confined to it. */
final class Entries {
    private final List<TimelineEntry> entries = new ArrayList<>(4);
    private final Actor actor;
    private final Instant now;
    private int sequence;

    Entries(int version, Actor actor, Instant now) {
        this.sequence = version;
        this.actor = actor;
        this.now = now;
    }

    Entries add(Instant occurredAt, IncidentEvent event) {
        entries.add(new TimelineEntry(++sequence, occurredAt, now, actor, event));
        return this;
    }

    Decision decision(Broken broken) {
        return broken.any() ? new Decision(List.of(), broken.list()) : new Decision(entries, List.of());
    }
}
