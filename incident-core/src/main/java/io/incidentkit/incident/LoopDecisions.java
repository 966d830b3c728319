package io.incidentkit.incident;

import io.incidentkit.commander.Person;
import io.incidentkit.incident.LoopCommand.Dismiss;
import io.incidentkit.incident.LoopCommand.RecordFix;
import io.incidentkit.incident.LoopCommand.Reopen;
import io.incidentkit.incident.LoopCommand.Resolve;
import io.incidentkit.incident.LoopCommand.Triage;
import io.incidentkit.loop.Moment;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.CommanderEvent.CommanderAssigned;
import io.incidentkit.timeline.LoopEvent.Dismissed;
import io.incidentkit.timeline.LoopEvent.FixRecorded;
import io.incidentkit.timeline.LoopEvent.Reopened;
import io.incidentkit.timeline.LoopEvent.Resolved;
import io.incidentkit.timeline.LoopEvent.Triaged;
import io.incidentkit.timeline.SeverityEvent.SeverityChanged;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import org.jspecify.annotations.Nullable;

/** Decides the commands of the loop that are more than one event (chapter 3). */
final class LoopDecisions {
    private LoopDecisions() {}

    static void triage(Triage triage, Deciding deciding) {
        Incident incident = deciding.incident;
        Deciding.requireLevel(deciding.policy, triage.severity());
        Severity current = incident.severity().orElse(null);
        Severity severity = triage.severity() != null ? triage.severity() : current;
        Person commander = triage.commander() != null
                ? triage.commander()
                : incident.commandership().current();
        deciding.rule(CommanderGuards.oneCommander(incident, triage.commander()))
                .rule(PeopleGuards.freeOfWork(incident, triage.commander()));
        if (incident.isOpen()) {
            deciding.rule(LoopGuards.triageComplete(commander, severity));
        }
        if (severity != null && current == null) {
            deciding.append(new SeveritySet(severity, SeverityDecisions.duties(deciding.policy, severity)));
        } else if (severity != null && current != null && !severity.equals(current)) {
            deciding.append(new SeverityChanged(
                    current, severity, "set at triage", SeverityDecisions.duties(deciding.policy, severity)));
        }
        if (commander != null && incident.commandership().current() == null) {
            deciding.append(new CommanderAssigned(commander));
        }
        deciding.appendToEpisode(new Triaged());
    }

    static void recordFix(RecordFix fix, Deciding deciding) {
        Moment mitigated = deciding.incident.episode().mitigated();
        if (mitigated != null) {
            deciding.rule(TimeGuards.notBefore("The fix", deciding.at, "the mitigation", mitigated.at()));
        }
        deciding.append(new FixRecorded(fix.description()));
    }

    static void resolve(Resolve resolve, Deciding deciding) {
        deciding.rule(CommanderGuards.commanderCallsDone(deciding.incident, deciding.actor, resolve.overrideReason()))
                .rule(LoopGuards.verified(resolve.verification()));
        deciding.notBeforeCommander("The end");
        if (resolve.verification() != null) {
            deciding.appendToEpisode(
                    new Resolved(resolve.verification(), overrideReason(deciding, resolve.overrideReason())));
        }
    }

    static void dismiss(Dismiss dismiss, Deciding deciding) {
        deciding.rule(CommanderGuards.commanderCallsDone(deciding.incident, deciding.actor, dismiss.overrideReason()));
        deciding.notBeforeCommander("The end");
        deciding.appendToEpisode(new Dismissed(dismiss.reason(), overrideReason(deciding, dismiss.overrideReason())));
    }

    static void reopen(Reopen reopen, Deciding deciding) {
        deciding.rule(TimeGuards.notBefore(
                "Coming back",
                deciding.at,
                "the end",
                deciding.incident.endedAt().orElse(null)));
        deciding.append(new Reopened(reopen.reason()));
    }

    /** The commander needs no reason; one that is given all the same is no override. */
    private static @Nullable String overrideReason(Deciding deciding, @Nullable String given) {
        Person current = deciding.incident.commandership().current();
        return current == null || deciding.actor.is(current) ? null : given;
    }
}
