package io.incidentkit.test.history;

import io.incidentkit.command.Declare;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.severity.Severity;
import io.incidentkit.test.command.CommandTimes;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A series of commands that are tried with one incident, from its declaration on. Nothing has happened yet; {@link #play} asks the rules.
 *
 * @param policy the policy in force
 * @param start when the incident is declared
 * @param declarer who declares it
 * @param declare the declaration
 * @param steps what is tried then
 */
public record History(IncidentPolicy policy, Instant start, Actor declarer, Declare declare, List<HistoryStep> steps) {

    /** Copies the list. */
    public History {
        steps = List.copyOf(steps);
    }

    /**
     * Plays the history against the rules: accepted commands evolve the incident, refused ones are kept as refused.
     *
     * @return what happened
     * @throws io.incidentkit.rule.RefusedException if the declaration is refused
     */
    public PlayedHistory play() {
        List<TimelineEntry> declared =
                IncidentRules.declare(declare, declarer, policy, start).entriesOrThrow("declare");
        Incident incident = Incident.replay(IncidentId.create(start), 1, declared);
        List<TimelineEntry> timeline = new ArrayList<>(declared);
        List<PlayedCommand> turns = new ArrayList<>();
        Instant now = start;
        for (HistoryStep step : steps) {
            now = now.plus(step.passed());
            IncidentCommand command = CommandTimes.about(step.command(now), timeline);
            PlayedCommand turn = PlayedCommand.take(
                    incident, step.actor(), command, CommandTimes.references(command, timeline), policy, now);
            timeline.addAll(turn.entries());
            incident = turn.after();
            turns.add(turn);
        }
        return new PlayedHistory(policy, declared, turns, timeline, incident);
    }

    /**
     * Returns who does what when, and what comes of it, one step a line, so that a falsified sample can be read. Under rules that
     * fail where they should decide, what comes of it is left out.
     */
    @Override
    public String toString() {
        String levels = policy.severities().severities().stream()
                .map(Severity::name)
                .collect(Collectors.joining(", ", "History of an incident under a policy of ", ""));
        String declared = start + " " + declarer + " " + CommandWords.of(declare);
        return Stream.concat(Stream.of(levels, declared), told()).collect(Collectors.joining("\n  "));
    }

    private Stream<String> told() {
        try {
            return play().turns().stream().map(PlayedCommand::told);
        } catch (RuntimeException e) {
            Instant[] now = {start};
            return steps.stream().map(step -> {
                now[0] = now[0].plus(step.passed());
                return now[0] + " " + step.actor() + ": " + CommandWords.of(step.command(now[0]));
            });
        }
    }
}
