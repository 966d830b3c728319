package io.incidentkit.playbook;

import io.incidentkit.commander.Actor;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Violation;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer of the rules to a command: the entries to append, or every rule that stands in the way.
 *
 * @param entries the entries to append to the incident's timeline; none if a rule is broken
 * @param otherEntries the entries to append to the timeline of the other incident that the command names, in the same write;
 *     none for most commands
 * @param violations every broken rule; none if the command is allowed
 */
public record Decision(List<TimelineEntry> entries, List<TimelineEntry> otherEntries, List<Violation> violations) {

    /** Copies the lists. */
    public Decision {
        entries = List.copyOf(entries);
        otherEntries = List.copyOf(otherEntries);
        violations = List.copyOf(violations);
    }

    /** Returns whether the command is allowed. */
    public boolean accepted() {
        return violations.isEmpty();
    }

    /**
     * Returns the entries of an accepted command.
     *
     * @param what what was tried, for the refusal's message
     * @throws RefusedException with every broken rule, if the command is refused
     */
    public List<TimelineEntry> entriesOrThrow(String what) {
        if (!violations.isEmpty()) {
            throw new RefusedException(what, violations);
        }
        return entries;
    }

    /** A decision while it is made: the rules that were found broken, and the entries that would be appended. Confined to it. */
    static final class Builder extends ViolationCollector {
        private final Actor actor;
        private final Instant now;
        private final int version;
        private List<TimelineEntry> entries = List.of();
        private List<TimelineEntry> otherEntries = List.of();

        /**
         * Begins.
         *
         * @param version the version that the entries follow
         * @param actor who is behind them
         * @param now when they are recorded
         */
        Builder(int version, Actor actor, Instant now) {
            this.version = version;
            this.actor = actor;
            this.now = now;
        }

        /** The entries that would be appended so far. */
        List<TimelineEntry> entries() {
            return entries;
        }

        /** The entries that would be appended to the timeline of another incident so far. */
        List<TimelineEntry> otherEntries() {
            return otherEntries;
        }

        /** Would append an event. */
        void append(Instant occurredAt, IncidentEvent event) {
            entries = with(entries, new TimelineEntry(version + entries.size() + 1, occurredAt, now, actor, event));
        }

        /** Would append an entry to the timeline of another incident. */
        void appendToOther(TimelineEntry entry) {
            otherEntries = with(otherEntries, entry);
        }

        /** Nearly every command appends one entry, which so is copied nowhere. */
        private static List<TimelineEntry> with(List<TimelineEntry> entries, TimelineEntry next) {
            return switch (entries.size()) {
                case 0 -> List.of(next);
                case 1 -> List.of(entries.get(0), next);
                case 2 -> List.of(entries.get(0), entries.get(1), next);
                default -> {
                    List<TimelineEntry> all = new ArrayList<>(entries);
                    all.add(next);
                    yield List.copyOf(all);
                }
            };
        }

        /** Ends the decision. */
        Decision build() {
            return any() ? new Decision(List.of(), List.of(), list()) : new Decision(entries, otherEntries, List.of());
        }
    }
}
