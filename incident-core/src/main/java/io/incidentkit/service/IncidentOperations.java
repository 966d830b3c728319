package io.incidentkit.service;

import io.incidentkit.command.CommanderCommand.AcceptHandover;
import io.incidentkit.command.CommanderCommand.Escalate;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.CommanderCommand.TakeCommand;
import io.incidentkit.command.CommanderCommand.WithdrawHandover;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.RecordFix;
import io.incidentkit.command.LoopCommand.ReportMitigationFailed;
import io.incidentkit.command.LoopCommand.ReviseHypothesis;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.playbook.Permission;
import io.incidentkit.severity.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One incident in the hands of one actor, with its commands as methods. Here are the five steps, the severity and
 * the commander; each other chapter of the playbook has a method that leads to it.
 *
 * <p>Each method that records throws
 *
 * <ul>
 *   <li>{@link UnknownIncidentException} if there is no such incident that the actor may know of,
 *   <li>{@link io.incidentkit.store.ConcurrentUpdateException} if it would come to something else by now than on
 *       what was {@linkplain #seen seen}, or others were faster again and again,
 *   <li>{@link io.incidentkit.validation.InvalidInputException} with every parameter that can't be right,
 *   <li>{@link io.incidentkit.rule.RefusedException} with every rule that it breaks. Each names its own;
 *       {@code time-makes-sense} refuses all for a moment of {@link #at} that is in the future or out of order.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class IncidentOperations {
    private final OperationContext hand;

    IncidentOperations(OperationContext hand) {
        this.hand = hand;
    }

    /**
     * Back-dates what follows: to what happened earlier than it is recorded. Corrections, links, changes of action items and
     * the postmortem are always of now.
     *
     * @param moment when it happened
     * @return this incident in the same hands
     */
    public IncidentOperations at(Instant moment) {
        return new IncidentOperations(hand.at(Objects.requireNonNull(moment, "moment")));
    }

    /**
     * Gives what follows on the incident as it was seen.
     *
     * @param version the version that was seen
     * @return this incident in the same hands; its methods throw {@link io.incidentkit.store.ConcurrentUpdateException} if they would come
     *     to something else by now, or write over what others changed since, as {@link Incidents#executeSince} says
     */
    public IncidentOperations seen(int version) {
        return new IncidentOperations(hand.seen(version));
    }

    /**
     * Calls it done in place of the commander ({@code commander-calls-done}): for resolving, dismissing and merging.
     *
     * @param reason why, which stays on the timeline
     * @return this incident in the same hands
     */
    public IncidentOperations overriding(String reason) {
        return new IncidentOperations(hand.inAbsence(Objects.requireNonNull(reason, "reason")));
    }

    /**
     * Returns the incident as it is now.
     *
     * @throws UnknownIncidentException if there is no such incident that the actor may know of; so do all methods that read
     */
    public Incident incident() {
        return hand.visible().get(hand.id());
    }

    /** Says for every command whether the actor may give it now, and what stands in the way. */
    public List<Permission> mayI() {
        return hand.incidents().mayI(hand.actor(), incident());
    }

    /** Leads to those who work on it and who watch (chapter 2). */
    public PeopleOperations people() {
        return new PeopleOperations(hand);
    }

    /** Leads to notes, links and corrections (chapter 4). */
    public TimelineOperations timeline() {
        return new TimelineOperations(hand);
    }

    /** Leads to who has to be told (chapter 5). */
    public CommunicationOperations communication() {
        return new CommunicationOperations(hand);
    }

    /** Leads to the duties that have a time. */
    public DutyOperations duties() {
        return new DutyOperations(hand);
    }

    /** Leads to the runbooks that are used (chapter 6). */
    public RunbookOperations runbooks() {
        return new RunbookOperations(hand);
    }

    /** Leads to the postmortem (chapter 7). */
    public PostmortemOperations postmortem() {
        return new PostmortemOperations(hand);
    }

    /** Leads to the action items (chapter 9). */
    public ActionOperations actions() {
        return new ActionOperations(hand);
    }

    /**
     * Records that triage is complete, with the severity and the commander that it lacks still.
     *
     * @param severity the severity, a level of the policy; one that differs from the level in force replaces
     *     it
     * @param commander the incident commander
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code steps-in-order}, {@code one-commander},
     *     {@code commander-coordinates} or {@code ended-takes-no-steps} stands in the way
     */
    public Incident triage(Severity severity, Person commander) {
        return hand.give(new Triage(severity, commander, hand.at()));
    }

    /**
     * Records the diagnosis: a hypothesis, even "the last deploy".
     *
     * @param hypothesis the hypothesis, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code steps-in-order} or {@code ended-takes-no-steps}
     *     stands in the way
     */
    public Incident diagnose(String hypothesis) {
        return hand.give(new Diagnose(hypothesis, hand.at()));
    }

    /**
     * Records another hypothesis; the moment of the diagnosis stays.
     *
     * @param hypothesis the new hypothesis, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code steps-in-order} or {@code ended-takes-no-steps}
     *     stands in the way
     */
    public Incident reviseHypothesis(String hypothesis) {
        return hand.give(new ReviseHypothesis(hypothesis, hand.at()));
    }

    /**
     * Records the mitigation: service is restored.
     *
     * @param action the action that restored it, at most 10,000 characters
     * @param kind the kind of mitigation
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code steps-in-order} or {@code ended-takes-no-steps}
     *     stands in the way
     */
    public Incident mitigate(String action, MitigationKind kind) {
        return hand.give(new Mitigate(action, kind, hand.at()));
    }

    /**
     * Records that the mitigation did not hold; the incident is triaged again, and the diagnosis is next.
     *
     * @param reason the observation that shows it, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code steps-in-order} or {@code ended-takes-no-steps}
     *     stands in the way
     */
    public Incident reportMitigationFailed(String reason) {
        return hand.give(new ReportMitigationFailed(reason, hand.at()));
    }

    /**
     * Records the fix of the root cause, also after the end.
     *
     * @param description the fix, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code mitigate-before-fix} stands in the way
     */
    public Incident recordFix(String description) {
        return hand.give(new RecordFix(description, hand.at()));
    }

    /**
     * Records that the incident is resolved.
     *
     * @param verification the check that found it back to normal, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code steps-in-order}, {@code commander-calls-done},
     *     {@code resolve-needs-verification} or {@code ended-takes-no-steps} stands in the way
     */
    public Incident resolve(String verification) {
        return hand.give(new Resolve(verification, hand.absence(), hand.at()));
    }

    /**
     * Records that a resolved incident came back: a new episode begins.
     *
     * @param reason the observation that shows it, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code reopen-within-window} stands in the way
     */
    public Incident reopen(String reason) {
        return hand.give(new Reopen(reason, hand.at()));
    }

    /**
     * Records that the incident was a false alarm, which ends it.
     *
     * @param reason the reason, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code commander-calls-done} or
     *     {@code ended-takes-no-steps} stands in the way
     */
    public Incident dismiss(String reason) {
        return hand.give(new Dismiss(reason, hand.absence(), hand.at()));
    }

    /**
     * Records on both timelines that this incident is a duplicate of another, which ends this one.
     *
     * @param other the incident that goes on: open, and known to the actor
     * @param reason the evidence that both are the same, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code merge-into-open}, {@code commander-calls-done}
     *     or {@code ended-takes-no-steps} stands in the way
     */
    public Incident mergeInto(IncidentId other, String reason) {
        return hand.give(new Merge(other, reason, hand.absence(), hand.at()));
    }

    /**
     * Records the severity for the first time.
     *
     * @param severity the severity, a level of the policy
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code severity-change-says-why} (there is one already)
     *     or {@code ended-takes-no-steps} stands in the way
     */
    public Incident setSeverity(Severity severity) {
        return hand.give(new SetSeverity(severity, null, hand.at()));
    }

    /**
     * Records another severity, with the reason for the change.
     *
     * @param severity the new severity, another level of the policy
     * @param reason the reason, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code severity-change-says-why} (the reason is blank)
     *     or {@code ended-takes-no-steps} stands in the way
     */
    public Incident changeSeverity(Severity severity, String reason) {
        return hand.give(new SetSeverity(severity, reason, hand.at()));
    }

    /**
     * Records that the commander offers the command to another person, in place of an earlier offer.
     *
     * @param to the person who is asked
     * @param brief the briefing for the next commander, at most 10,000 characters; blank for none
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code one-commander} (only the commander offers) or
     *     {@code ended-takes-no-steps} stands in the way
     */
    public Incident offerHandover(Person to, String brief) {
        return hand.give(new OfferHandover(to, brief, hand.at()));
    }

    /**
     * Records that the actor, who was asked, takes command.
     *
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code one-commander} (no offer to the actor),
     *     {@code commander-coordinates} (open assignments) or {@code ended-takes-no-steps} stands in the way
     */
    public Incident acceptHandover() {
        return hand.give(new AcceptHandover(hand.at()));
    }

    /**
     * Records that the commander withdraws the offer, or that the person who was asked declines it.
     *
     * @param reason the reason, at most 10,000 characters; blank for none
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code one-commander} (no offer by or to the actor) or
     *     {@code ended-takes-no-steps} stands in the way
     */
    public Incident withdrawHandover(String reason) {
        return hand.give(new WithdrawHandover(reason, hand.at()));
    }

    /**
     * Records that the actor takes command in the commander's absence; a handover on offer ends with it.
     *
     * @param reason why the commander can't hand over, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code one-commander} (there is none, it is the actor, or the actor is no
     *     person), {@code commander-coordinates} (open assignments) or {@code ended-takes-no-steps} stands in the way
     */
    public Incident takeCommand(String reason) {
        return hand.give(new TakeCommand(reason, hand.at()));
    }

    /**
     * Records that the commander calls for more: people, a vendor, management.
     *
     * @param to the party that is called, one line of at most 200 characters
     * @param reason the reason, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code commander-escalates} or
     *     {@code ended-takes-no-steps} stands in the way
     */
    public Incident escalate(String to, String reason) {
        return hand.give(new Escalate(to, reason, hand.at()));
    }

    /**
     * Gives a command that is at hand as data.
     *
     * @param command the command
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException with every rule of the playbook that the command breaks
     */
    public Incident give(IncidentCommand command) {
        return hand.give(command);
    }

    /**
     * Gives several commands, all or nothing, each decided on what those ahead of it bring about. Merging and reopening concern
     * more than this incident, and are given by themselves.
     *
     * @param commands the commands in their order; of none, nothing comes
     * @return the incident afterwards
     * @throws UnknownIncidentException if there is no such incident that the actor may know of
     * @throws io.incidentkit.rule.RefusedException with every rule that any of the commands breaks
     * @throws io.incidentkit.store.ConcurrentUpdateException if they would come to something else by now than on what was seen,
     *     or others were faster again and again
     * @throws io.incidentkit.validation.InvalidInputException with everything in the commands that can be right for no such incident
     */
    public Incident giveAll(List<IncidentCommand> commands) {
        return giveAllSince(commands).incident();
    }

    /**
     * Gives several commands as {@link #giveAll} does, and says what came between.
     *
     * @param commands the commands in their order; of none, nothing comes
     * @return the incident afterwards, and what others recorded since the version that was seen; none if no version was said
     * @throws UnknownIncidentException if there is no such incident that the actor may know of
     * @throws io.incidentkit.rule.RefusedException with every rule that any of the commands breaks
     * @throws io.incidentkit.store.ConcurrentUpdateException if they would come to something else by now than on what was seen,
     *     or others were faster again and again
     * @throws io.incidentkit.validation.InvalidInputException with everything in the commands that can be right for no such incident
     */
    public Recorded giveAllSince(List<IncidentCommand> commands) {
        return hand.incidents().executeAll(hand.actor(), hand.id(), commands, hand.version());
    }
}
