package io.incidentkit.playbook;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.timeline.CommanderEvent.CommanderAssigned;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.LoopEvent.Triaged;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import java.time.Instant;

/** Decides a declaration. Pure. */
final class DeclareHandler {
    private DeclareHandler() {}

    static Decision decide(Declare declare, Actor actor, IncidentPolicy policy, Instant now) {
        CommandContext.requireLevel(policy, declare.severity());
        Instant detected = declare.detectedAt() == null ? now : declare.detectedAt();
        Instant triaged = declare.triagedAt() == null ? now : declare.triagedAt();
        DecisionBuilder draft = new DecisionBuilder(0, actor, now);
        draft.rule(TimeRules.notInFuture("Detection", detected, now));
        if (declare.triagedAt() != null) {
            draft.rule(TimeRules.notInFuture("Triage", triaged, now));
            draft.rule(TimeRules.notBefore("Triage", triaged, "detection", detected));
        }
        if (declare.began() != null) {
            draft.rule(TimeRules.notBefore("Detection", detected, "the beginning", declare.began()));
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
                    triaged, new SeveritySet(declare.severity(), SeverityHandlers.duties(policy, declare.severity())));
        }
        if (declare.commander() != null) {
            draft.append(triaged, new CommanderAssigned(declare.commander()));
        }
        if (declare.severity() != null && declare.commander() != null) {
            draft.append(triaged, new Triaged());
        }
        return draft.build();
    }
}
