package io.incidentkit.playbook;

import io.incidentkit.command.CommandType;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Tenure;
import io.incidentkit.incident.Incident;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decision while it is made: what is known, the rules that were found broken, the entries that would be appended.
 * Confined to that decision.
 */
final class CommandContext extends DecisionBuilder {
    final Incident incident;
    final IncidentPolicy policy;
    /** When what the command tells happened. */
    final Instant at;

    private @Nullable InputValidator faults;

    private CommandContext(
            int version, Incident incident, Actor actor, IncidentPolicy policy, Instant now, Instant at) {
        super(version, actor, now);
        this.incident = incident;
        this.policy = policy;
        this.at = at;
    }

    /** Begins with what has to hold for each command, whatever it says. */
    static CommandContext begin(
            Incident incident,
            CommandType type,
            @Nullable Instant at,
            Actor actor,
            IncidentPolicy policy,
            Instant clock) {
        Instant last = incident.lastRecordedAt();
        // The clock of this node may be behind that of the node that recorded the last entry.
        Instant now = clock.isBefore(last) ? last : clock;
        Instant happened = at == null ? now : at;
        int version = incident.version();
        CommandContext deciding = new CommandContext(version, incident, actor, policy, now, happened);
        deciding.add(TimeRules.notInFuture(type.label(), happened, now));
        Permissions.check(deciding, type, incident, actor, policy, now);
        return deciding;
    }

    /** Keeps to a rule: its violation is noted, null is none. */
    CommandContext rule(@Nullable Violation violation) {
        add(violation);
        return this;
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
        return any() || faults != null;
    }

    /** Would append an event. */
    void append(IncidentEvent event) {
        append(at, event);
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

    /**
     * Ends the decision.
     *
     * @throws io.incidentkit.validation.InvalidInputException if no rule is broken and the input has faults
     */
    @Override
    Decision decision() {
        if (faults != null && !any()) {
            faults.throwIfAny();
        }
        return super.decision();
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
