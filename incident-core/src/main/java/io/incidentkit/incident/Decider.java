package io.incidentkit.incident;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.HandoverOffer;
import io.incidentkit.commander.Person;
import io.incidentkit.commander.Tenure;
import io.incidentkit.incident.CommanderCommand.OfferHandover;
import io.incidentkit.incident.CommanderCommand.WithdrawHandover;
import io.incidentkit.incident.LoopCommand.Diagnose;
import io.incidentkit.incident.LoopCommand.Dismiss;
import io.incidentkit.incident.LoopCommand.Mitigate;
import io.incidentkit.incident.LoopCommand.RecordFix;
import io.incidentkit.incident.LoopCommand.Reopen;
import io.incidentkit.incident.LoopCommand.ReportMitigationFailed;
import io.incidentkit.incident.LoopCommand.Resolve;
import io.incidentkit.incident.LoopCommand.ReviseHypothesis;
import io.incidentkit.incident.LoopCommand.Triage;
import io.incidentkit.incident.RecordCommand.AddNote;
import io.incidentkit.incident.RecordCommand.DescribeImpact;
import io.incidentkit.incident.RecordCommand.ReceiveAlerts;
import io.incidentkit.incident.SeverityCommand.SetSeverity;
import io.incidentkit.rule.Faults;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.CommanderEvent.CommanderAssigned;
import io.incidentkit.timeline.CommanderEvent.HandoverAccepted;
import io.incidentkit.timeline.CommanderEvent.HandoverOffered;
import io.incidentkit.timeline.CommanderEvent.HandoverWithdrawn;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.LoopEvent.Diagnosed;
import io.incidentkit.timeline.LoopEvent.Dismissed;
import io.incidentkit.timeline.LoopEvent.FixRecorded;
import io.incidentkit.timeline.LoopEvent.HypothesisRevised;
import io.incidentkit.timeline.LoopEvent.Mitigated;
import io.incidentkit.timeline.LoopEvent.MitigationFailed;
import io.incidentkit.timeline.LoopEvent.Reopened;
import io.incidentkit.timeline.LoopEvent.Resolved;
import io.incidentkit.timeline.LoopEvent.Triaged;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import io.incidentkit.timeline.RecordEvent.ImpactDescribed;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.SeverityEvent.SeverityChanged;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides one command on one incident. Pure; confined to one decision. */
final class Decider {
    private final Incident incident;
    private final Actor actor;
    private final IncidentPolicy policy;
    private final Instant now;
    private final Broken broken = new Broken();
    private final Entries entries;
    private Instant at;

    Decider(Incident incident, Actor actor, IncidentPolicy policy, Instant now) {
        this.incident = incident;
        this.actor = actor;
        this.policy = policy;
        this.now = now;
        this.at = now;
        this.entries = new Entries(incident.version(), actor, now);
    }

    Decision decide(IncidentCommand command) {
        CommandType type = command.type();
        if (command.occurredAt() != null) {
            at = command.occurredAt();
            broken.add(Guards.notInFuture(type.label(), at, now));
        }
        Permissions.check(broken, type, incident, actor, policy, now);
        switch (type) {
            case TRIAGE -> triage((Triage) command);
            case DIAGNOSE -> step(new Diagnosed(((Diagnose) command).hypothesis()));
            case REVISE_HYPOTHESIS -> step(new HypothesisRevised(((ReviseHypothesis) command).hypothesis()));
            case MITIGATE -> step(new Mitigated(((Mitigate) command).action(), ((Mitigate) command).kind()));
            case REPORT_MITIGATION_FAILED -> step(new MitigationFailed(((ReportMitigationFailed) command).reason()));
            case RECORD_FIX -> recordFix((RecordFix) command);
            case RESOLVE -> resolve((Resolve) command);
            case REOPEN -> reopen((Reopen) command);
            case DISMISS -> dismiss((Dismiss) command);
            case SET_SEVERITY -> setSeverity((SetSeverity) command);
            case OFFER_HANDOVER -> offerHandover((OfferHandover) command);
            case ACCEPT_HANDOVER -> acceptHandover();
            case WITHDRAW_HANDOVER -> withdrawHandover((WithdrawHandover) command);
            case ADD_NOTE -> entries.add(at, new NoteAdded(((AddNote) command).text()));
            case DESCRIBE_IMPACT -> entries.add(at, new ImpactDescribed(((DescribeImpact) command).impact()));
            case RECEIVE_ALERTS -> entries.add(at, new AlertsReceived(((ReceiveAlerts) command).group()));
        }
        return entries.decision(broken);
    }

    private void triage(Triage triage) {
        requireLevel(policy, triage.severity());
        Severity severity = triage.severity() != null
                ? triage.severity()
                : incident.severity().orElse(null);
        Person commander = triage.commander() != null
                ? triage.commander()
                : incident.commander().orElse(null);
        broken.add(Guards.oneCommander(incident, triage.commander()));
        if (incident.isOpen()) {
            broken.add(Guards.triageComplete(commander, severity));
        }
        if (severity != null && incident.severity().isEmpty()) {
            entries.add(at, new SeveritySet(severity));
        } else if (severity != null && !severity.equals(incident.severity().orElse(null))) {
            entries.add(at, new SeverityChanged(incident.severity().orElseThrow(), severity, "set at triage"));
        }
        if (commander != null && incident.commander().isEmpty()) {
            entries.add(at, new CommanderAssigned(commander));
        }
        step(new Triaged());
    }

    private void resolve(Resolve resolve) {
        broken.add(Guards.commanderCallsDone(incident, actor, resolve.overrideReason()));
        broken.add(Guards.verified(resolve.verification()));
        if (resolve.verification() != null) {
            end(new Resolved(resolve.verification(), overrideReason(resolve.overrideReason())));
        }
    }

    private void dismiss(Dismiss dismiss) {
        broken.add(Guards.commanderCallsDone(incident, actor, dismiss.overrideReason()));
        end(new Dismissed(dismiss.reason(), overrideReason(dismiss.overrideReason())));
    }

    /** The commander needs no reason; one that is given all the same is no override. */
    private @Nullable String overrideReason(@Nullable String given) {
        Person current = incident.commandership().current();
        return current == null || actor.is(current) ? null : given;
    }

    private void end(IncidentEvent event) {
        broken.add(Guards.notBefore("The end", at, "the commander's beginning", tenureBegan()));
        step(event);
    }

    private void recordFix(RecordFix fix) {
        if (incident.episode().mitigated() != null) {
            broken.add(Guards.notBefore(
                    "The fix",
                    at,
                    "the mitigation",
                    incident.episode().mitigated().at()));
        }
        entries.add(at, new FixRecorded(fix.description()));
    }

    private void reopen(Reopen reopen) {
        broken.add(Guards.notBefore(
                "Coming back", at, "the end", incident.endedAt().orElse(null)));
        entries.add(at, new Reopened(reopen.reason()));
    }

    private void setSeverity(SetSeverity set) {
        requireLevel(policy, set.severity());
        Severity current = incident.severity().orElse(null);
        if (set.severity().equals(current)) {
            Faults faults = new Faults();
            faults.add("severity", "is " + current + " already");
            faults.throwIfAny();
        }
        broken.add(Guards.severityChangeSaysWhy(incident, set.reason()));
        broken.add(Guards.notBefore(
                "The change",
                at,
                "the severity was set",
                incident.severitySince().orElse(null)));
        if (current == null) {
            entries.add(at, new SeveritySet(set.severity()));
        } else if (set.reason() != null) {
            entries.add(at, new SeverityChanged(current, set.severity(), set.reason()));
        }
    }

    private void offerHandover(OfferHandover offer) {
        broken.add(Guards.offeredToAnother(incident, offer.to()));
        broken.add(Guards.notBefore("The offer", at, "the commander's beginning", tenureBegan()));
        entries.add(at, new HandoverOffered(offer.to(), offer.brief()));
    }

    private void acceptHandover() {
        Person current = incident.commandership().current();
        Person next = actor.person().orElse(null);
        if (current != null && next != null) {
            answer(new HandoverAccepted(current, next));
        }
    }

    private void withdrawHandover(WithdrawHandover withdraw) {
        if (incident.commandership().offer() != null) {
            answer(new HandoverWithdrawn(incident.commandership().offer().to(), withdraw.reason()));
        }
    }

    private void answer(IncidentEvent event) {
        HandoverOffer offer = incident.commandership().offer();
        broken.add(Guards.notBefore("The answer", at, "the offer", offer == null ? null : offer.at()));
        entries.add(at, event);
    }

    /** What belongs to a step does not happen before the last completed step. */
    private void step(IncidentEvent event) {
        broken.add(Guards.notBefore(
                event.type().code(),
                at,
                incident.step().code(),
                incident.episode().since()));
        entries.add(at, event);
    }

    private @Nullable Instant tenureBegan() {
        List<Tenure> tenures = incident.commandership().tenures();
        return tenures.isEmpty() ? null : tenures.get(tenures.size() - 1).from();
    }

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
