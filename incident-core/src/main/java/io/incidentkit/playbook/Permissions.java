package io.incidentkit.playbook;

import io.incidentkit.command.CommandType;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Step;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.rule.Violation;
import java.time.Instant;
import java.util.List;

/**
 * What has to hold of incident and actor for each command, whatever the command says. {@link CommandHandlers} asks the same, so
 * that <em>may I?</em> and the decision never differ.
 */
final class Permissions {
    private Permissions() {}

    /** The answer to <em>may I?</em>, for an actor who has no reason to give. */
    static List<Violation> violations(
            CommandType type, Incident incident, Actor actor, IncidentPolicy policy, Instant now) {
        ViolationCollector broken = check(new ViolationCollector(), type, incident, actor, policy, now);
        if (type == CommandType.RESOLVE || type == CommandType.DISMISS || type == CommandType.MERGE) {
            broken.add(CommanderRules.commanderCallsDone(incident, actor, null));
        }
        return broken.list();
    }

    static ViolationCollector check(
            ViolationCollector broken,
            CommandType type,
            Incident incident,
            Actor actor,
            IncidentPolicy policy,
            Instant now) {
        if (!incident.isOpen() && isOverAtTheEnd(type)) {
            return broken.add(LoopRules.notEnded(incident)); // nothing else can be done about it
        }
        return switch (type) {
            case TRIAGE -> broken.add(LoopRules.stepsInOrder(incident, Step.TRIAGED));
            case DIAGNOSE -> broken.add(LoopRules.stepsInOrder(incident, Step.DIAGNOSED));
            case REVISE_HYPOTHESIS -> broken.add(LoopRules.at(incident, Step.DIAGNOSED, "revising the hypothesis"));
            case MITIGATE -> broken.add(LoopRules.stepsInOrder(incident, Step.MITIGATED));
            case REPORT_MITIGATION_FAILED ->
                broken.add(LoopRules.at(incident, Step.MITIGATED, "a mitigation that did not hold"));
            case RECORD_FIX -> broken.add(LoopRules.mitigateBeforeFix(incident));
            case RESOLVE -> broken.add(LoopRules.stepsInOrder(incident, Step.RESOLVED));
            case REOPEN -> broken.add(LoopRules.reopenWithinWindow(incident, policy, now));
            case OFFER_HANDOVER -> broken.add(CommanderRules.commanderOffers(incident, actor));
            case ACCEPT_HANDOVER ->
                broken.add(CommanderRules.offereeAccepts(incident, actor)).add(PeopleRules.freeOfWork(incident, actor));
            case WITHDRAW_HANDOVER -> broken.add(CommanderRules.partyWithdraws(incident, actor));
            case ESCALATE -> broken.add(CommanderRules.commanderEscalates(incident, actor));
            case MERGE -> broken.add(LoopRules.mergedOneDeep(incident));
            case DISMISS, SET_SEVERITY, ASSIGN, COMPLETE_ASSIGNMENT, OBSERVE, USE_RUNBOOK, REVIEW_RUNBOOK -> broken;
            case ADD_NOTE, DESCRIBE_IMPACT, RECEIVE_ALERTS, CORRECT_TIME, CORRECT_TEXT, ADD_LINK -> broken;
            case RECORD_MISSED, RECORD_DELIVERY -> broken;
            case ADD_ACTION, CHANGE_ACTION, START_ACTION, COMPLETE_ACTION, DROP_ACTION, REVIEW_ACTION -> broken;
            case SEND_UPDATE -> broken.add(CommunicationHandlers.goesOnElsewhere(incident));
            case WAIVE_OBLIGATION -> broken;
            case ASSIGN_POSTMORTEM, WRITE_SECTION, EXPLAIN_PHASE, WAIVE_BLAME ->
                broken.add(PostmortemRules.notPublished(incident));
            case REQUEST_REVIEW ->
                broken.add(PostmortemRules.resolved(incident))
                        .add(PostmortemRules.at(incident, PostmortemStatus.DRAFT, "Review it."));
            case REVIEW_POSTMORTEM ->
                broken.add(PostmortemRules.at(incident, PostmortemStatus.IN_REVIEW, "Request a review first."));
            case PUBLISH_POSTMORTEM -> PostmortemRules.publishable(broken, incident);
        };
    }

    /** Whether an ended incident takes the command no more. */
    private static boolean isOverAtTheEnd(CommandType type) {
        return switch (type) {
            case TRIAGE, DIAGNOSE, REVISE_HYPOTHESIS, MITIGATE, REPORT_MITIGATION_FAILED, RESOLVE, DISMISS, MERGE ->
                true;
            case SET_SEVERITY, OFFER_HANDOVER, ACCEPT_HANDOVER, WITHDRAW_HANDOVER, ESCALATE -> true;
            case ASSIGN, COMPLETE_ASSIGNMENT, OBSERVE, USE_RUNBOOK -> true;
            default -> false;
        };
    }
}
