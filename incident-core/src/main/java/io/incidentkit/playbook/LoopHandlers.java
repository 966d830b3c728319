package io.incidentkit.playbook;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.Declare;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.RecordFix;
import io.incidentkit.command.LoopCommand.ReportMitigationFailed;
import io.incidentkit.command.LoopCommand.ReviseHypothesis;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.Moment;
import io.incidentkit.loop.Step;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.CommanderEvent.CommanderAssigned;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.LoopEvent.Diagnosed;
import io.incidentkit.timeline.LoopEvent.FixRecorded;
import io.incidentkit.timeline.LoopEvent.HypothesisRevised;
import io.incidentkit.timeline.LoopEvent.Mitigated;
import io.incidentkit.timeline.LoopEvent.MitigationFailed;
import io.incidentkit.timeline.LoopEvent.Triaged;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import io.incidentkit.timeline.RecordEvent.IncidentLinked;
import io.incidentkit.timeline.RecordEvent.Labelled;
import io.incidentkit.timeline.RecordEvent.TeamSet;
import io.incidentkit.timeline.SeverityEvent.SeverityChanged;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import java.time.Instant;
import java.util.List;

/** The declaration, and the commands of the loop up to the mitigation and the fix (chapter 3). */
final class LoopHandlers {
    /** The rows of the table. */
    static final List<CommandHandler<?>> ALL = List.of(
            CommandHandler.whileOpen(
                    CommandType.TRIAGE,
                    Triage.class,
                    (asked, broken) -> broken.add(LoopRules.stepsInOrder(asked.incident, Step.TRIAGED)),
                    LoopHandlers::triage),
            CommandHandler.whileOpen(
                    CommandType.DIAGNOSE,
                    Diagnose.class,
                    (asked, broken) -> broken.add(LoopRules.stepsInOrder(asked.incident, Step.DIAGNOSED)),
                    (diagnose, deciding) -> deciding.appendToEpisode(new Diagnosed(diagnose.hypothesis()))),
            CommandHandler.whileOpen(
                    CommandType.REVISE_HYPOTHESIS,
                    ReviseHypothesis.class,
                    (asked, broken) ->
                            broken.add(LoopRules.at(asked.incident, Step.DIAGNOSED, "revising the hypothesis")),
                    (revise, deciding) -> deciding.appendToEpisode(new HypothesisRevised(revise.hypothesis()))),
            CommandHandler.whileOpen(
                    CommandType.MITIGATE,
                    Mitigate.class,
                    (asked, broken) -> broken.add(LoopRules.stepsInOrder(asked.incident, Step.MITIGATED)),
                    (mitigate, deciding) ->
                            deciding.appendToEpisode(new Mitigated(mitigate.action(), mitigate.kind()))),
            CommandHandler.whileOpen(
                    CommandType.REPORT_MITIGATION_FAILED,
                    ReportMitigationFailed.class,
                    (asked, broken) ->
                            broken.add(LoopRules.at(asked.incident, Step.MITIGATED, "a mitigation that did not hold")),
                    (report, deciding) -> deciding.appendToEpisode(new MitigationFailed(report.reason()))),
            CommandHandler.always(
                    CommandType.RECORD_FIX,
                    RecordFix.class,
                    (asked, broken) -> broken.add(LoopRules.mitigateBeforeFix(asked.incident)),
                    LoopHandlers::recordFix));

    private LoopHandlers() {}

    /** Detects: the first entries of a timeline. */
    static Decision declare(Declare declare, Actor actor, IncidentPolicy policy, Instant now) {
        CommandContext.requireLevel(policy, declare.severity());
        Instant detected = declare.detectedAt() == null ? now : declare.detectedAt();
        Instant triaged = declare.triagedAt() == null ? now : declare.triagedAt();
        Decision.Builder draft = new Decision.Builder(0, actor, now);
        draft.add(TimeRules.notInFuture("Detection", detected, now));
        if (declare.triagedAt() != null) {
            draft.add(TimeRules.notInFuture("Triage", triaged, now));
            draft.add(TimeRules.notBefore("Triage", triaged, "detection", detected));
        }
        if (declare.kind() != IncidentKind.BACKFILL) {
            draft.add(CommanderRules.commanderIsNamed(declare.commander()));
        }
        if (declare.began() != null) {
            draft.add(TimeRules.notBefore("Detection", detected, "the beginning", declare.began()));
        }
        draft.append(
                detected,
                new Declared(
                        declare.title(),
                        declare.services(),
                        declare.impact(),
                        declare.began(),
                        declare.kind(),
                        declare.isPrivate(),
                        null,
                        declare.detectionSource()));
        if (declare.team() != null) {
            draft.append(now, new TeamSet(declare.team()));
        }
        declare.labels().forEach(label -> draft.append(now, new Labelled(label.key(), label.value())));
        if (declare.alerts() != null) {
            draft.append(now, new AlertsReceived(declare.alerts()));
        }
        if (declare.follows() != null) {
            Incident earlier = declare.follows();
            draft.append(
                    now,
                    new IncidentLinked(
                            earlier.id().toString(), earlier.reference(), "the same alerts fire anew after its end"));
        }
        Severity severity = SeverityHandlers.fromTheStart(declare, policy);
        if (severity != null) {
            // What an alert says holds since it was heard, so that a triage of any moment after that can change it.
            Instant since = declare.severity() == null ? detected : triaged;
            draft.append(
                    since,
                    new SeveritySet(
                            severity,
                            SeverityHandlers.duties(policy, severity, declare.isPrivate()),
                            policy.severities().times(severity)));
        }
        if (declare.commander() != null) {
            draft.append(triaged, new CommanderAssigned(declare.commander()));
        }
        if (declare.severity() != null && declare.commander() != null) {
            draft.append(triaged, new Triaged());
        }
        return draft.build();
    }

    private static void triage(Triage triage, CommandContext deciding) {
        Incident incident = deciding.incident;
        CommandContext.requireLevel(deciding.policy, triage.severity());
        Severity current = incident.severity().orElse(null);
        Severity severity = triage.severity() != null ? triage.severity() : current;
        Person commander = triage.commander() != null
                ? triage.commander()
                : incident.commandership().current();
        deciding.rule(CommanderRules.oneCommander(incident, triage.commander()))
                .rule(CommanderRules.commanderIsNamed(triage.commander()))
                .rule(PeopleRules.freeOfWork(incident, triage.commander()));
        if (incident.isOpen()) {
            deciding.rule(LoopRules.triageComplete(commander, severity));
        }
        if (severity != null && current == null) {
            deciding.append(new SeveritySet(
                    severity,
                    SeverityHandlers.duties(deciding, severity),
                    deciding.policy.severities().times(severity)));
        } else if (severity != null && current != null && !severity.equals(current)) {
            SeverityHandlers.notBeforeTheLevel(deciding);
            deciding.append(new SeverityChanged(
                    current,
                    severity,
                    "set at triage",
                    SeverityHandlers.duties(deciding, severity),
                    deciding.policy.severities().times(severity)));
        }
        if (commander != null && incident.commandership().current() == null) {
            deciding.append(new CommanderAssigned(commander));
        }
        deciding.appendToEpisode(new Triaged());
    }

    private static void recordFix(RecordFix fix, CommandContext deciding) {
        Moment mitigated = deciding.incident.episode().mitigated();
        if (mitigated != null) {
            deciding.rule(TimeRules.notBefore("The fix", deciding.at, "the mitigation", mitigated.at()));
        }
        deciding.append(new FixRecorded(fix.description()));
    }
}
