package io.incidentkit.service;

import io.incidentkit.command.CommandReferences;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.Decision;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.rule.Violation;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Several commands that are given together, all or nothing. Immutable and thread-safe. */
final class CommandBatch {
    private final List<IncidentCommand> commands;

    /** @throws InvalidInputException if one of the commands names more than the incident as it is */
    CommandBatch(List<IncidentCommand> commands) {
        this.commands = List.copyOf(commands);
        InputValidator faults = new InputValidator();
        for (int i = 0; i < commands.size(); i++) {
            IncidentCommand command = commands.get(i);
            boolean namesMore = command.namedIncident().isPresent()
                    || command.namedEntry().isPresent()
                    || command.type() == CommandType.STRIKE_OUT
                    || command.type() == CommandType.REOPEN;
            if (namesMore) {
                faults.add(field(i), "is " + command.type().code() + ", which is given by itself");
            }
        }
        faults.throwIfAny();
    }

    /**
     * Decides the commands, each on what those ahead of it bring about.
     *
     * @param timeline the whole timeline before them, if one {@linkplain #needsTimeline() needs it}; else empty
     * @param carried whether a connected channel sends messages
     * @return the entries of all of them, or every rule that any of them breaks
     * @throws InvalidInputException if no rule is broken and some input is wrong, with all of it
     */
    Decision decide(
            Incident before,
            List<TimelineEntry> timeline,
            boolean carried,
            Actor actor,
            IncidentPolicy policy,
            Instant now) {
        Incident incident = before;
        List<TimelineEntry> all = new ArrayList<>(timeline);
        // What stands in the way of many commands is said once.
        Set<Violation> violations = new LinkedHashSet<>();
        InputValidator faults = new InputValidator();
        for (int i = 0; i < commands.size(); i++) {
            try {
                Decision decision = IncidentRules.decide(
                        incident, commands.get(i), references(all, i, carried), actor, policy, now);
                violations.addAll(decision.violations());
                if (decision.accepted()) {
                    all.addAll(decision.entries());
                    incident = incident.evolve(decision.entries());
                }
            } catch (InvalidInputException e) {
                for (FieldError fault : e.faults()) {
                    faults.add(field(i) + "." + fault.field(), fault.message());
                }
            }
        }
        if (violations.isEmpty()) {
            faults.throwIfAny();
        }
        List<TimelineEntry> entries = all.subList(timeline.size(), all.size());
        return new Decision(violations.isEmpty() ? entries : List.of(), List.of(), List.copyOf(violations));
    }

    /** Whether one of the commands needs the whole timeline. */
    boolean needsTimeline() {
        return commands.stream().anyMatch(IncidentCommand::needsTimeline);
    }

    private CommandReferences references(List<TimelineEntry> all, int index, boolean carried) {
        if (commands.get(index).type() == CommandType.SEND_UPDATE) {
            return CommandReferences.toMessage(carried);
        }
        return commands.get(index).needsTimeline() ? CommandReferences.toTimeline(all) : CommandReferences.NONE;
    }

    private static String field(int index) {
        return "commands[" + index + "]";
    }
}
