package io.incidentkit.playbook;

import io.incidentkit.command.CommandReferences;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Tenure;
import io.incidentkit.incident.Incident;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a handler has while it decides a command, and its findings: first of all the question whether the actor may, now
 * that the command is recorded. Confined to that decision.
 */
final class CommandContext extends CommandHandler.Question {
    /** When what the command tells happened. */
    final Instant at;

    private final IncidentCommand command;
    /** The things that the command names. */
    final CommandReferences references;

    private final Decision.Builder decision;
    private @Nullable InputValidator faults;

    private CommandContext(
            Incident incident,
            IncidentCommand command,
            CommandReferences references,
            Actor actor,
            IncidentPolicy policy,
            Instant now) {
        super(incident, actor, policy, now);
        this.command = command;
        this.references = references;
        this.at = command.occurredAt() == null ? now : command.occurredAt();
        this.decision = new Decision.Builder(incident.version(), actor, now);
    }

    /** Decides a command: first what has to hold whatever it says, then what it says. */
    static Decision decide(
            Incident incident,
            IncidentCommand command,
            CommandReferences references,
            Actor actor,
            IncidentPolicy policy,
            Instant clock) {
        Instant now = recordedAt(incident, clock);
        CommandContext deciding = new CommandContext(incident, command, references, actor, policy, now);
        deciding.rule(TimeRules.notInFuture(command.type().label(), deciding.at, now));
        CommandHandler<?> handler = CommandHandlers.of(command.type());
        handler.permit(deciding, deciding.decision);
        handler.decide(command, deciding);
        deciding.rules(
                PostmortemRules.blamelessAddenda(incident, deciding.decision.entries(), policy.blamelessCheck()));
        return deciding.decision();
    }

    @Override
    Instant at() {
        return at;
    }

    @Override
    @Nullable
    String overrideReason() {
        return command.overrideReason();
    }

    /** The clock of this node may be behind that of the node that recorded the last entry. */
    static Instant recordedAt(Incident incident, Instant clock) {
        Instant last = incident.lastRecordedAt();
        return clock.isBefore(last) ? last : clock;
    }

    /** Keeps to a rule: its violation is noted, null is none. */
    CommandContext rule(@Nullable Violation violation) {
        decision.add(violation);
        return this;
    }

    /** Keeps to several rules. */
    void rules(List<Violation> violations) {
        decision.addAll(violations);
    }

    /** Notes input that can be right for no incident in this state; a broken rule goes before it. */
    void fault(String field, String message) {
        if (faults == null) {
            faults = new InputValidator();
        }
        faults.add(field, message);
    }

    /** Returns whether something stands in the way already. */
    boolean isRefused() {
        return decision.any() || faults != null;
    }

    /** Would append an event. */
    void append(IncidentEvent event) {
        append(at, event);
    }

    /** Would append an event that follows from the command and may have happened at another moment. */
    void append(Instant occurredAt, IncidentEvent event) {
        decision.append(occurredAt, event);
    }

    /**
     * Would append an event that belongs to the episode: it does not happen before the last completed step. Of an incident that
     * has ended it is enough to say that.
     */
    void appendToEpisode(IncidentEvent event) {
        if (incident.isOpen()) {
            rule(TimeRules.notBeforeEpisode(event, at, incident.episode()));
        }
        append(event);
    }

    /** Would append an event of which it can be told after the end that it happened before. */
    void appendBeforeTheEnd(IncidentEvent event) {
        beforeTheEnd();
        append(event);
    }

    /** Of an ended incident only what is said to have happened before the end is taken. */
    void beforeTheEnd() {
        rule(LoopRules.beforeTheEnd(incident, command.occurredAt()));
    }

    /** Would append an event to the timeline of the other incident that the command names, as of now. */
    void appendToOther(Incident other, IncidentEvent event) {
        Instant recorded = recordedAt(other, now);
        int sequence = other.version() + decision.otherEntries().size() + 1;
        decision.appendToOther(new TimelineEntry(sequence, recorded, recorded, actor, event));
    }

    /** Nothing about the commander happens before the commander's beginning. */
    void notBeforeCommander(String what) {
        List<Tenure> tenures = incident.commandership().tenures();
        if (incident.isOpen() && !tenures.isEmpty()) {
            rule(TimeRules.notBefore(
                    what,
                    at,
                    "the commander's beginning",
                    tenures.get(tenures.size() - 1).from()));
        }
    }

    /** A broken rule goes before a fault of the input. */
    private Decision decision() {
        if (faults != null && !decision.any()) {
            faults.throwIfAny();
        }
        return decision.build();
    }

    /** A severity that the policy does not have can never be right. */
    static void requireLevel(IncidentPolicy policy, @Nullable Severity severity) {
        if (severity != null && !policy.severities().has(severity)) {
            InputValidator faults = new InputValidator();
            faults.add(
                    "severity",
                    severity + " is not a level of the policy; one of "
                            + policy.severities().severities());
            faults.throwIfAny();
        }
    }
}
