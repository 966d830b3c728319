package io.incidentkit.playbook;

import io.incidentkit.commander.Actor;
import io.incidentkit.rule.Violation;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision while it is made: the rules that were found broken, and the entries that would be appended. Confined to it. */
final class DecisionBuilder {
    private final Actor actor;
    private final Instant now;
    private final int version;
    private final ViolationCollector broken = new ViolationCollector();
    private final List<TimelineEntry> entries = new ArrayList<>(2);
    private List<TimelineEntry> otherEntries = List.of();

    /**
     * Begins.
     *
     * @param version the version that the entries follow
     * @param actor who is behind them
     * @param now when they are recorded
     */
    DecisionBuilder(int version, Actor actor, Instant now) {
        this.version = version;
        this.actor = actor;
        this.now = now;
    }

    /** Keeps to a rule: its violation is noted, null is none. */
    DecisionBuilder rule(@Nullable Violation violation) {
        broken.add(violation);
        return this;
    }

    /** The rules that were found broken so far, to add more. */
    ViolationCollector broken() {
        return broken;
    }

    /** Would append an event. */
    void append(Instant occurredAt, IncidentEvent event) {
        entries.add(new TimelineEntry(version + entries.size() + 1, occurredAt, now, actor, event));
    }

    /** Would append an entry to the timeline of another incident. */
    void appendToOther(TimelineEntry entry) {
        otherEntries = List.of(entry);
    }

    /** Ends the decision. */
    Decision build() {
        return broken.any()
                ? new Decision(List.of(), List.of(), broken.list())
                : new Decision(entries, otherEntries, List.of());
    }
}
