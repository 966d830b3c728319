package io.incidentkit.incident;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.commander.Actor;
import io.incidentkit.rule.Faults;
import io.incidentkit.timeline.CommanderEvent.CommanderAssigned;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.LoopEvent.Triaged;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import java.time.Instant;

/** Decides a declaration. Pure. */
final class DeclareRules {
    private DeclareRules() {}

    /** What firing alerts declare. */
    static Declare declaration(AlertGroup group, Instant now) {
        // A source whose clock is wrong is no reason to lose its alert.
        Instant since = group.firingSince()
                .filter(start -> !start.isAfter(now) && !start.isBefore(Faults.EARLIEST))
                .orElse(now);
        return Declare.builder(group.title())
                .services(group.services())
                .detectedAt(since)
                .alerts(group)
                .build();
    }

    static Decision decide(Declare declare, Actor actor, IncidentPolicy policy, Instant now) {
        Deciding.requireLevel(policy, declare.severity());
        Instant detected = declare.detectedAt() == null ? now : declare.detectedAt();
        Instant triaged = declare.triagedAt() == null ? now : declare.triagedAt();
        Draft draft = new Draft(0, actor, now);
        draft.add(TimeGuards.notInFuture("Detection", detected, now));
        if (declare.triagedAt() != null) {
            draft.add(TimeGuards.notInFuture("Triage", triaged, now));
            draft.add(TimeGuards.notBefore("Triage", triaged, "detection", detected));
        }
        if (declare.began() != null) {
            draft.add(TimeGuards.notBefore("Detection", detected, "the beginning", declare.began()));
        }
        draft.append(
                detected,
                new Declared(
                        declare.title(),
                        declare.services(),
                        declare.impact(),
                        declare.began(),
                        declare.kind(),
                        declare.isPrivate()));
        if (declare.alerts() != null) {
            draft.append(now, new AlertsReceived(declare.alerts()));
        }
        if (declare.severity() != null) {
            draft.append(
                    triaged, new SeveritySet(declare.severity(), SeverityDecisions.duties(policy, declare.severity())));
        }
        if (declare.commander() != null) {
            draft.append(triaged, new CommanderAssigned(declare.commander()));
        }
        if (declare.severity() != null && declare.commander() != null) {
            draft.append(triaged, new Triaged());
        }
        return draft.decision();
    }
}
