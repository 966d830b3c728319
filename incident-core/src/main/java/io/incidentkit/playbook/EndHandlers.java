package io.incidentkit.playbook;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Step;
import io.incidentkit.timeline.LoopEvent.Dismissed;
import io.incidentkit.timeline.LoopEvent.DuplicateMerged;
import io.incidentkit.timeline.LoopEvent.Merged;
import io.incidentkit.timeline.LoopEvent.Reopened;
import io.incidentkit.timeline.LoopEvent.Resolved;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands that end an incident, and the one that opens it again (chapter 3). */
final class EndHandlers {
    /** The rows of the table. */
    static final List<CommandHandler<?>> ALL = List.of(
            CommandHandler.whileOpen(
                    CommandType.RESOLVE,
                    Resolve.class,
                    (asked, broken) -> broken.add(LoopRules.stepsInOrder(asked.incident, Step.RESOLVED))
                            .add(CommanderRules.commanderCallsDone(asked)),
                    EndHandlers::resolve),
            CommandHandler.whileOpen(
                    CommandType.DISMISS,
                    Dismiss.class,
                    (asked, broken) -> broken.add(CommanderRules.commanderCallsDone(asked)),
                    EndHandlers::dismiss),
            CommandHandler.whileOpen(
                    CommandType.MERGE,
                    Merge.class,
                    (asked, broken) -> broken.add(LoopRules.mergedOneDeep(asked.incident))
                            .add(CommanderRules.commanderCallsDone(asked)),
                    EndHandlers::merge),
            CommandHandler.always(
                    CommandType.REOPEN,
                    Reopen.class,
                    (asked, broken) ->
                            broken.add(LoopRules.reopenWithinWindow(asked.incident, asked.policy, asked.at())),
                    EndHandlers::reopen));

    private EndHandlers() {}

    private static void resolve(Resolve resolve, CommandContext deciding) {
        deciding.rule(LoopRules.verified(resolve.verification()));
        deciding.notBeforeCommander("The end");
        if (resolve.verification() != null) {
            deciding.appendToEpisode(
                    new Resolved(resolve.verification(), overrideReason(deciding, resolve.overrideReason())));
        }
    }

    private static void dismiss(Dismiss dismiss, CommandContext deciding) {
        deciding.notBeforeCommander("The end");
        deciding.appendToEpisode(new Dismissed(dismiss.reason(), overrideReason(deciding, dismiss.overrideReason())));
    }

    /** Both timelines say it, or none. */
    private static void merge(Merge merge, CommandContext deciding) {
        Incident duplicate = deciding.incident;
        Incident into = deciding.references.other();
        if (into == null || !into.id().equals(merge.into())) {
            throw new IllegalArgumentException("The incident that is merged into, " + merge.into() + ", is not given");
        }
        deciding.rule(LoopRules.mergeIntoOpen(duplicate, into));
        deciding.notBeforeCommander("The end");
        deciding.appendToEpisode(new Merged(
                into.id().toString(),
                into.reference(),
                merge.reason(),
                overrideReason(deciding, merge.overrideReason())));
        deciding.appendToOther(into, merged(duplicate));
        SeverityHandlers.raise(deciding, duplicate, into);
    }

    /** Of a private one a timeline that others read says nothing but that there was one. */
    private static DuplicateMerged merged(Incident duplicate) {
        String id = duplicate.id().toString();
        return duplicate.isPrivate()
                ? new DuplicateMerged(id, "A private incident", null, duplicate.openKeys(), List.of(), List.of())
                : new DuplicateMerged(
                        id,
                        duplicate.reference(),
                        duplicate.title(),
                        duplicate.openKeys(),
                        duplicate.communication().linesTold(),
                        duplicate.people().responders());
    }

    /** The alert groups that are free come back with the incident, or their next alert would open another one. */
    private static void reopen(Reopen reopen, CommandContext deciding) {
        Instant end = deciding.incident.endedAt().orElse(null);
        Instant began = reopen.began();
        deciding.rule(TimeRules.notBefore("Coming back", deciding.at, "the end", end));
        if (began != null) {
            deciding.rule(TimeRules.notBefore("The beginning", began, "the end", end))
                    .rule(TimeRules.notAfter("The beginning", began, "coming back", deciding.at));
        }
        deciding.append(new Reopened(reopen.reason(), began, deciding.references.freeAlertKeys()));
    }

    /** The commander needs no reason; one that is given all the same is no override. */
    private static @Nullable String overrideReason(CommandContext deciding, @Nullable String given) {
        Person current = deciding.incident.commandership().current();
        return current == null || deciding.actor.is(current) ? null : given;
    }
}
