package io.incidentkit.store;

import io.incidentkit.effect.Effect;
import io.incidentkit.incident.Incident;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The change of one incident that is to be written, with all that follows from it: a store that delivers by itself writes the
 * effects and the due moment in the same transaction as the entries.
 *
 * @param before the incident as the caller loaded it, or empty for a new incident
 * @param entries the entries to append, at least one, following {@code before}'s version
 * @param after the incident with the entries applied
 * @param effects the effects that the entries bring about outside, in their order; each has a key of its own
 * @param nextDue the next moment at which something of the incident is due, in place of an earlier one; empty if nothing is
 * @param given the id of the command that it comes of, which is written with it; empty if the command has none
 */
public record IncidentChange(
        Optional<Incident> before,
        List<TimelineEntry> entries,
        Incident after,
        List<Effect> effects,
        Optional<Instant> nextDue,
        Optional<GivenCommand> given) {
    /** Copies the lists. */
    public IncidentChange {
        entries = List.copyOf(entries);
        effects = List.copyOf(effects);
    }

    /**
     * Creates a change that comes of a command without an id.
     *
     * @param before the incident as the caller loaded it, or empty for a new incident
     * @param entries the entries to append, at least one, following {@code before}'s version
     * @param after the incident with the entries applied
     * @param effects the effects that the entries bring about outside, in their order; each has a key of its own
     * @param nextDue the next moment at which something of the incident is due
     */
    public IncidentChange(
            Optional<Incident> before,
            List<TimelineEntry> entries,
            Incident after,
            List<Effect> effects,
            Optional<Instant> nextDue) {
        this(before, entries, after, effects, nextDue, Optional.empty());
    }

    /**
     * Creates a change that nothing follows from.
     *
     * @param before the incident as the caller loaded it, or empty for a new incident
     * @param entries the entries to append, at least one, following {@code before}'s version
     * @param after the incident with the entries applied
     */
    public IncidentChange(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
        this(before, entries, after, List.of(), Optional.empty());
    }

    /**
     * Returns this change as that of a command with an id.
     *
     * @param command the command, or empty if it has none
     */
    public IncidentChange of(Optional<GivenCommand> command) {
        return command.isEmpty() ? this : new IncidentChange(before, entries, after, effects, nextDue, command);
    }
}
