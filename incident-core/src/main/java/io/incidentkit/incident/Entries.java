package io.incidentkit.incident;

import io.incidentkit.commander.Actor;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Numbers the entries of one decision. Confined to it. */
final class Entries {
    /** Most commands append one. */
    private List<TimelineEntry> entries = List.of();

    private final Actor actor;
    private final Instant now;
    private int sequence;

    Entries(int version, Actor actor, Instant now) {
        this.sequence = version;
        this.actor = actor;
        this.now = now;
    }

    Entries add(Instant occurredAt, IncidentEvent event) {
        TimelineEntry entry = new TimelineEntry(++sequence, occurredAt, now, actor, event);
        if (entries.isEmpty()) {
            entries = List.of(entry);
        } else {
            if (entries.size() == 1) {
                entries = new ArrayList<>(entries);
            }
            entries.add(entry);
        }
        return this;
    }

    Decision decision(Broken broken) {
        return broken.any() ? new Decision(List.of(), broken.list()) : new Decision(entries, List.of());
    }
}
