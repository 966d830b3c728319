package io.incidentkit.test.history;

import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Declare;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.incident.IncidentPolicy;
import io.incidentkit.incident.IncidentRules;
import io.incidentkit.test.incident.Moments;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is tried with one incident, from its declaration on. Nothing has happened yet; {@link #play} asks the rules.
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
        List<Turn> turns = new ArrayList<>();
        Instant now = start;
        for (HistoryStep step : steps) {
            now = now.plus(step.passed());
            Turn turn = Turn.take(incident, step.actor(), Moments.about(step.command(now), timeline), policy, now);
            timeline.addAll(turn.entries());
            incident = turn.after();
            turns.add(turn);
        }
        return new PlayedHistory(policy, declared, turns, timeline, incident);
    }

    /** Returns the declaration and the steps, one a line, so that a failing history can be read. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("History of ").append(policy.severities());
        text.append("\n  ")
                .append(start)
                .append(' ')
                .append(declarer)
                .append(" declares '")
                .append(declare.title());
        text.append("' ").append(declare.severity()).append(" commander ").append(declare.commander());
        text.append(" began ").append(declare.began()).append(" detected ").append(declare.detectedAt());
        text.append(" triaged ").append(declare.triagedAt());
        Instant now = start;
        for (HistoryStep step : steps) {
            now = now.plus(step.passed());
            text.append("\n  ")
                    .append(now)
                    .append(' ')
                    .append(step.actor())
                    .append(": ")
                    .append(step.command(now));
        }
        return text.toString();
    }
}
