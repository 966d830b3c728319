package io.incidentkit.incident;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.LoopCommand.Dismiss;
import io.incidentkit.incident.LoopCommand.Merge;
import io.incidentkit.incident.LoopCommand.RecordFix;
import io.incidentkit.incident.LoopCommand.Reopen;
import io.incidentkit.incident.LoopCommand.Resolve;
import io.incidentkit.incident.LoopCommand.Triage;
import io.incidentkit.loop.Moment;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.CommanderEvent.CommanderAssigned;
import io.incidentkit.timeline.LoopEvent.Dismissed;
import io.incidentkit.timeline.LoopEvent.DuplicateMerged;
import io.incidentkit.timeline.LoopEvent.FixRecorded;
import io.incidentkit.timeline.LoopEvent.Merged;
import io.incidentkit.timeline.LoopEvent.Reopened;
import io.incidentkit.timeline.LoopEvent.Resolved;
import io.incidentkit.timeline.LoopEvent.Triaged;
import io.incidentkit.timeline.SeverityEvent.SeverityChanged;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;
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
            SeverityDecisions.notBeforeTheLevel(deciding);
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

    static void merge(Merge merge, Deciding deciding) {
        Incident into = merge.into();
        deciding.rule(LoopGuards.mergeIntoOpen(deciding.incident, into))
                .rule(CommanderGuards.commanderCallsDone(deciding.incident, deciding.actor, merge.overrideReason()));
        deciding.notBeforeCommander("The end");
        deciding.appendToEpisode(new Merged(
                into.id().toString(),
                into.reference(),
                merge.reason(),
                overrideReason(deciding, merge.overrideReason())));
    }

    /** What a merge that was accepted leaves on the timeline of the incident that takes the duplicate in. */
    static List<TimelineEntry> duplicateMerged(Incident duplicate, Incident into, Actor actor, Instant now) {
        Instant last = into.state().lastRecordedAt;
        Instant recorded = now.isBefore(last) ? last : now;
        DuplicateMerged merged = new DuplicateMerged(
                duplicate.id().toString(),
                duplicate.reference(),
                duplicate.isPrivate() ? null : duplicate.title(),
                duplicate.openKeys());
        return List.of(new TimelineEntry(into.version() + 1, recorded, recorded, actor, merged));
    }

    static void reopen(Reopen reopen, Deciding deciding) {
        deciding.rule(TimeGuards.notBefore(
                "Coming back",
                deciding.at,
                "the end",
                deciding.incident.endedAt().orElse(null)));
        deciding.append(new Reopened(reopen.reason()));
    }

    /** The alert groups that are free come back with the incident, or their next alert would open another one. */
    static List<TimelineEntry> withAlerts(List<TimelineEntry> reopened, List<String> free) {
        return reopened.stream()
                .map(entry -> new TimelineEntry(
                        entry.sequence(),
                        entry.occurredAt(),
                        entry.recordedAt(),
                        entry.actor(),
                        new Reopened(((Reopened) entry.event()).reason(), free)))
                .toList();
    }

    /** The commander needs no reason; one that is given all the same is no override. */
    private static @Nullable String overrideReason(Deciding deciding, @Nullable String given) {
        Person current = deciding.incident.commandership().current();
        return current == null || deciding.actor.is(current) ? null : given;
    }
}
