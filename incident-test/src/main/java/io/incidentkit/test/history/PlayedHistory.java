package io.incidentkit.test.history;

import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The outcome of a history.
 *
 * @param policy the policy in force
 * @param declared the entries of the declaration
 * @param turns every command and what came of it
 * @param timeline the whole timeline
 * @param incident the incident at the end
 */
public record PlayedHistory(
        IncidentPolicy policy,
        List<TimelineEntry> declared,
        List<PlayedCommand> turns,
        List<TimelineEntry> timeline,
        Incident incident) {

    /** Copies the lists. */
    public PlayedHistory {
        declared = List.copyOf(declared);
        turns = List.copyOf(turns);
        timeline = List.copyOf(timeline);
    }

    /** Returns the turns whose command was accepted. */
    public List<PlayedCommand> accepted() {
        return turns.stream().filter(PlayedCommand::accepted).toList();
    }

    /** Returns the turns whose command was refused, or could never be right. */
    public List<PlayedCommand> refused() {
        return turns.stream().filter(turn -> !turn.accepted()).toList();
    }

    /** Returns what was declared and every turn, one a line, so that a failing history can be read. */
    @Override
    public String toString() {
        Stream<String> began = declared.stream()
                .map(entry -> entry.recordedAt() + " " + entry.actor() + ": "
                        + entry.event().describe());
        return Stream.concat(began, turns.stream().map(PlayedCommand::told))
                .collect(Collectors.joining("\n  ", "\n  ", "\nat the end " + incident));
    }
}
