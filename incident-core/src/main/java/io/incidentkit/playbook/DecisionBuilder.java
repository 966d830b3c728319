package io.incidentkit.playbook;

import io.incidentkit.commander.Actor;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A decision while it is made: the rules that were found broken, and the entries that would be appended. Confined to it. */
class DecisionBuilder extends ViolationCollector {
    final Actor actor;
    final Instant now;
    private final int version;
    private List<TimelineEntry> entries = List.of();

    DecisionBuilder(int version, Actor actor, Instant now) {
        this.version = version;
        this.actor = actor;
        this.now = now;
    }

    /** Would append an event. */
    final void append(Instant occurredAt, IncidentEvent event) {
        int sequence = version + entries.size() + 1;
        entries = with(new TimelineEntry(sequence, occurredAt, now, actor, event));
    }

    /** Ends the decision. */
    Decision decision() {
        return any() ? new Decision(List.of(), list()) : new Decision(entries, List.of());
    }

    /** Most commands append one entry and none more than a few, so that each list is made in its final form. */
    private List<TimelineEntry> with(TimelineEntry entry) {
        return switch (entries.size()) {
            case 0 -> List.of(entry);
            case 1 -> List.of(entries.get(0), entry);
            case 2 -> List.of(entries.get(0), entries.get(1), entry);
            default -> {
                List<TimelineEntry> all = new ArrayList<>(entries);
                all.add(entry);
                yield List.copyOf(all);
            }
        };
    }
}
