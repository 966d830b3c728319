package io.incidentkit.command;

import io.incidentkit.incident.Incident;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The things that a command names by their ids, as they are stored. Whoever asks the rules loads them first, so that a command
 * can't bring an entry or an incident that does not exist.
 *
 * @param entry the entry of {@link IncidentCommand#namedEntry()}, or null if there is none
 * @param other the incident of {@link IncidentCommand#namedIncident()}, or null if there is none
 * @param freeAlertKeys those of {@link Incident#heldAlertKeys()} that no open incident has; for a reopening alone
 * @param timeline the whole timeline, for a command that {@linkplain IncidentCommand#needsTimeline() needs it}; else empty
 * @param carried whether a connected channel sends messages; for a message alone
 */
public record CommandReferences(
        @Nullable TimelineEntry entry,
        @Nullable Incident other,
        List<String> freeAlertKeys,
        List<TimelineEntry> timeline,
        boolean carried) {
    /** The references of a command that names nothing. */
    public static final CommandReferences NONE = new CommandReferences(null, null, List.of(), List.of(), false);

    /** Copies the lists. */
    public CommandReferences {
        timeline = List.copyOf(timeline);
        freeAlertKeys = List.copyOf(freeAlertKeys);
    }

    /** Returns the references of a command that names an entry of its own incident's timeline. */
    public static CommandReferences to(TimelineEntry entry) {
        return new CommandReferences(entry, null, List.of(), List.of(), false);
    }

    /** Returns the references of a command that names another incident. */
    public static CommandReferences to(Incident other) {
        return new CommandReferences(null, other, List.of(), List.of(), false);
    }

    /** Returns the references of a reopening: the alert keys that come back with the incident. */
    public static CommandReferences toFreeAlertKeys(List<String> keys) {
        return new CommandReferences(null, null, keys, List.of(), false);
    }

    /** Returns the references of a command that needs the whole timeline. */
    public static CommandReferences toTimeline(List<TimelineEntry> timeline) {
        return new CommandReferences(null, null, List.of(), timeline, false);
    }

    /**
     * Returns the references of a message.
     *
     * @param carried whether a connected channel sends it; else it is to be sent by hand
     */
    public static CommandReferences toMessage(boolean carried) {
        return new CommandReferences(null, null, List.of(), List.of(), carried);
    }
}
