package io.incidentkit.incident;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Tenure;
import io.incidentkit.rule.Faults;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.IncidentEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decision while it is made: what is known, the rules that were found broken, the entries that would be appended.
 * Confined to that decision.
 */
final class Deciding {
    final Incident incident;
    final Actor actor;
    final IncidentPolicy policy;
    final Instant now;
    /** When what the command tells happened. */
    final Instant at;

    private final Broken broken = new Broken();
    private final Faults faults = new Faults();
    private final Entries entries;

    Deciding(Incident incident, IncidentCommand command, Actor actor, IncidentPolicy policy, Instant now) {
        this.incident = incident;
        this.actor = actor;
        this.policy = policy;
        // The clock of this node may be behind that of the node that recorded the last entry.
        Instant last = incident.lastRecordedAt();
        this.now = now.isBefore(last) ? last : now;
        this.at = command.occurredAt() == null ? this.now : command.occurredAt();
        this.entries = new Entries(incident.version(), actor, this.now);
        broken.add(TimeGuards.notInFuture(command.type().label(), at, this.now));
        Permissions.check(broken, command.type(), incident, actor, policy, this.now);
    }

    /** Keeps to a rule: its violation is noted, null is none. */
    Deciding rule(@Nullable Violation violation) {
        broken.add(violation);
        return this;
    }

    /** Notes input that can be right for no incident in this state; a broken rule goes before it. */
    void fault(String field, String message) {
        faults.add(field, message);
    }

    /** Returns whether something stands in the way already. */
    boolean isRefused() {
        return broken.any() || faults.any();
    }

    /** Would append an event. */
    void append(IncidentEvent event) {
        entries.add(at, event);
    }

    /**
     * Would append an event that belongs to the episode: it does not happen before the last completed step. Of an incident that
     * has ended it is enough to say that.
     */
    void appendToEpisode(IncidentEvent event) {
        if (incident.isOpen()) {
            rule(TimeGuards.notBefore(
                    event.type().code(),
                    at,
                    incident.step().code(),
                    incident.episode().since()));
        }
        append(event);
    }

    /** Nothing about the commander happens before the commander's beginning. */
    void notBeforeCommander(String what) {
        List<Tenure> tenures = incident.commandership().tenures();
        if (incident.isOpen() && !tenures.isEmpty()) {
            rule(TimeGuards.notBefore(
                    what,
                    at,
                    "the commander's beginning",
                    tenures.get(tenures.size() - 1).from()));
        }
    }

    /**
     * Ends the decision.
     *
     * @throws io.incidentkit.rule.InvalidInputException if no rule is broken and the input has faults
     */
    Decision decision() {
        if (!broken.any()) {
            faults.throwIfAny();
        }
        return entries.decision(broken);
    }

    /** A severity that the policy does not have can never be right. */
    static void requireLevel(IncidentPolicy policy, @Nullable Severity severity) {
        if (severity != null && !policy.severities().has(severity)) {
            Faults faults = new Faults();
            faults.add(
                    "severity",
                    severity + " is not a level of the policy; one of "
                            + policy.severities().severities());
            faults.throwIfAny();
        }
    }
}
