package io.incidentkit.playbook;

import io.incidentkit.command.LoopCommand.Dismiss;
import io.incidentkit.command.LoopCommand.Merge;
import io.incidentkit.command.LoopCommand.RecordFix;
import io.incidentkit.command.LoopCommand.Reopen;
import io.incidentkit.command.LoopCommand.Resolve;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
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
final class LoopHandlers {
    private LoopHandlers() {}

    static void triage(Triage triage, CommandContext deciding) {
        Incident incident = deciding.incident;
        CommandContext.requireLevel(deciding.policy, triage.severity());
        Severity current = incident.severity().orElse(null);
        Severity severity = triage.severity() != null ? triage.severity() : current;
        Person commander = triage.commander() != null
                ? triage.commander()
                : incident.commandership().current();
        deciding.rule(CommanderRules.oneCommander(incident, triage.commander()))
                .rule(PeopleRules.freeOfWork(incident, triage.commander()));
        if (incident.isOpen()) {
            deciding.rule(LoopRules.triageComplete(commander, severity));
        }
        if (severity != null && current == null) {
            deciding.append(new SeveritySet(severity, SeverityHandlers.duties(deciding.policy, severity)));
        } else if (severity != null && current != null && !severity.equals(current)) {
            SeverityHandlers.notBeforeTheLevel(deciding);
            deciding.append(new SeverityChanged(
                    current, severity, "set at triage", SeverityHandlers.duties(deciding.policy, severity)));
        }
        if (commander != null && incident.commandership().current() == null) {
            deciding.append(new CommanderAssigned(commander));
        }
        deciding.appendToEpisode(new Triaged());
    }

    static void recordFix(RecordFix fix, CommandContext deciding) {
        Moment mitigated = deciding.incident.episode().mitigated();
        if (mitigated != null) {
            deciding.rule(TimeRules.notBefore("The fix", deciding.at, "the mitigation", mitigated.at()));
        }
        deciding.append(new FixRecorded(fix.description()));
    }

    static void resolve(Resolve resolve, CommandContext deciding) {
        deciding.rule(CommanderRules.commanderCallsDone(deciding.incident, deciding.actor, resolve.overrideReason()))
                .rule(LoopRules.verified(resolve.verification()));
        deciding.notBeforeCommander("The end");
        if (resolve.verification() != null) {
            deciding.appendToEpisode(
                    new Resolved(resolve.verification(), overrideReason(deciding, resolve.overrideReason())));
        }
    }

    static void dismiss(Dismiss dismiss, CommandContext deciding) {
        deciding.rule(CommanderRules.commanderCallsDone(deciding.incident, deciding.actor, dismiss.overrideReason()));
        deciding.notBeforeCommander("The end");
        deciding.appendToEpisode(new Dismissed(dismiss.reason(), overrideReason(deciding, dismiss.overrideReason())));
    }

    static void merge(Merge merge, CommandContext deciding) {
        Incident into = merge.into();
        deciding.rule(LoopRules.mergeIntoOpen(deciding.incident, into))
                .rule(CommanderRules.commanderCallsDone(deciding.incident, deciding.actor, merge.overrideReason()));
        deciding.notBeforeCommander("The end");
        deciding.appendToEpisode(new Merged(
                into.id().toString(),
                into.reference(),
                merge.reason(),
                overrideReason(deciding, merge.overrideReason())));
    }

    /** What a merge that was accepted leaves on the timeline of the incident that takes the duplicate in. */
    static List<TimelineEntry> duplicateMerged(Incident duplicate, Incident into, Actor actor, Instant now) {
        Instant last = into.lastRecordedAt();
        Instant recorded = now.isBefore(last) ? last : now;
        DuplicateMerged merged = new DuplicateMerged(
                duplicate.id().toString(),
                duplicate.reference(),
                duplicate.isPrivate() ? null : duplicate.title(),
                duplicate.openKeys());
        return List.of(new TimelineEntry(into.version() + 1, recorded, recorded, actor, merged));
    }

    static void reopen(Reopen reopen, CommandContext deciding) {
        deciding.rule(TimeRules.notBefore(
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
    private static @Nullable String overrideReason(CommandContext deciding, @Nullable String given) {
        Person current = deciding.incident.commandership().current();
        return current == null || deciding.actor.is(current) ? null : given;
    }
}
