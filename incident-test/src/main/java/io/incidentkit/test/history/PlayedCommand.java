package io.incidentkit.test.history;

import io.incidentkit.command.CommandReferences;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.Decision;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.playbook.Permission;
import io.incidentkit.rule.Violation;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One command of a played history, and what came of it: entries, violations or faults; two of the three are empty.
 *
 * @param before the incident before the command
 * @param actor who gave it
 * @param command the command
 * @param references what the command names
 * @param now when it was given
 * @param permissions what the actor might have done at that moment
 * @param entries what the rules appended, if they accepted it
 * @param violations the broken rules, if they refused it
 * @param faults what was wrong with the input, if it could never be right under the policy
 * @param after the incident after the command
 */
public record PlayedCommand(
        Incident before,
        Actor actor,
        IncidentCommand command,
        CommandReferences references,
        Instant now,
        List<Permission> permissions,
        List<TimelineEntry> entries,
        List<Violation> violations,
        List<FieldError> faults,
        Incident after) {

    /** Copies the lists. */
    public PlayedCommand {
        permissions = List.copyOf(permissions);
        entries = List.copyOf(entries);
        violations = List.copyOf(violations);
        faults = List.copyOf(faults);
    }

    /**
     * Gives a command that names nothing to an incident.
     *
     * @param incident the incident as it is
     * @param actor who gives it
     * @param command the command
     * @param policy the policy in force
     * @param now the moment
     * @return what came of it
     */
    public static PlayedCommand take(
            Incident incident, Actor actor, IncidentCommand command, IncidentPolicy policy, Instant now) {
        return take(incident, actor, command, CommandReferences.NONE, policy, now);
    }

    /**
     * Gives a command to an incident.
     *
     * @param incident the incident as it is
     * @param actor who gives it
     * @param command the command
     * @param references what the command names
     * @param policy the policy in force
     * @param now the moment
     * @return what came of it
     */
    public static PlayedCommand take(
            Incident incident,
            Actor actor,
            IncidentCommand command,
            CommandReferences references,
            IncidentPolicy policy,
            Instant now) {
        List<Permission> permissions = IncidentRules.mayI(incident, actor, policy, now);
        try {
            Decision decision = IncidentRules.decide(incident, command, references, actor, policy, now);
            Incident after = decision.accepted() ? incident.evolve(decision.entries()) : incident;
            return new PlayedCommand(
                    incident,
                    actor,
                    command,
                    references,
                    now,
                    permissions,
                    decision.entries(),
                    decision.violations(),
                    List.of(),
                    after);
        } catch (InvalidInputException e) {
            return new PlayedCommand(
                    incident, actor, command, references, now, permissions, List.of(), List.of(), e.faults(), incident);
        }
    }

    /** Returns whether the rules accepted the command. */
    public boolean accepted() {
        return violations.isEmpty() && faults.isEmpty();
    }

    /**
     * Returns the answer to <em>may I?</em> for a type of command.
     *
     * @param type the type
     * @return the answer
     */
    public Permission permission(CommandType type) {
        return permissions.stream()
                .filter(permission -> permission.command() == type)
                .findFirst()
                .orElseThrow();
    }

    /** Returns who did what to which incident, and what came of it, in one line. */
    @Override
    public String toString() {
        return "on " + before + ", " + told();
    }

    /** The command in words: when, by whom, what, and the outcome. */
    String told() {
        return now + " " + actor + ": " + CommandWords.of(command) + " -> " + outcome();
    }

    private String outcome() {
        if (accepted()) {
            return entries.stream().map(entry -> entry.event().describe()).collect(Collectors.joining("; "));
        }
        return Stream.concat(violations.stream(), faults.stream())
                .map(Object::toString)
                .collect(Collectors.joining("; ", "refused: ", ""));
    }
}
