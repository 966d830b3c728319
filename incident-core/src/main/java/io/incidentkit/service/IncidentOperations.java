package io.incidentkit.service;

import io.incidentkit.command.CommanderCommand.AcceptHandover;
import io.incidentkit.command.CommanderCommand.Escalate;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.CommanderCommand.WithdrawHandover;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Dismiss;
import io.incidentkit.command.LoopCommand.Merge;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.RecordFix;
import io.incidentkit.command.LoopCommand.Reopen;
import io.incidentkit.command.LoopCommand.ReportMitigationFailed;
import io.incidentkit.command.LoopCommand.Resolve;
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
 * One incident in the hands of one actor: what can be done with it, as methods. Each gives one command and returns the incident
 * afterwards; what stands in its way is thrown as {@link Incidents#execute(io.incidentkit.commander.Actor, IncidentId,
 * IncidentCommand)} says. Here are the five steps, the severity and the commander; each other chapter of the playbook has a
 * method that leads to it.
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
     * Gives what follows only if the incident is still as it was seen.
     *
     * @param version the version that was seen
     * @return this incident in the same hands; its methods throw {@link io.incidentkit.store.ConcurrentUpdateException} if it has changed since
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

    /** Gives {@link Triage} with what is missing still. */
    public Incident triage(Severity severity, Person commander) {
        return hand.give(new Triage(severity, commander, hand.at()));
    }

    /** Gives {@link Diagnose}: a hypothesis, even "the last deploy". */
    public Incident diagnose(String hypothesis) {
        return hand.give(new Diagnose(hypothesis, hand.at()));
    }

    /** Gives {@link ReviseHypothesis}. */
    public Incident reviseHypothesis(String hypothesis) {
        return hand.give(new ReviseHypothesis(hypothesis, hand.at()));
    }

    /** Gives {@link Mitigate}: service is restored. */
    public Incident mitigate(String action, MitigationKind kind) {
        return hand.give(new Mitigate(action, kind, hand.at()));
    }

    /** Gives {@link ReportMitigationFailed}: back to diagnosing. */
    public Incident reportMitigationFailed(String reason) {
        return hand.give(new ReportMitigationFailed(reason, hand.at()));
    }

    /** Gives {@link RecordFix}: the root cause is fixed, after service was restored. */
    public Incident recordFix(String description) {
        return hand.give(new RecordFix(description, hand.at()));
    }

    /** Gives {@link Resolve}: what was looked at, and that it was normal. */
    public Incident resolve(String verification) {
        return hand.give(new Resolve(verification, hand.absence(), hand.at()));
    }

    /** Gives {@link Reopen}: it came back. */
    public Incident reopen(String reason) {
        return hand.give(new Reopen(reason, hand.at()));
    }

    /** Gives {@link Dismiss}: a false alarm. */
    public Incident dismiss(String reason) {
        return hand.give(new Dismiss(reason, hand.absence(), hand.at()));
    }

    /** Gives {@link Merge}: this one is a duplicate. */
    public Incident mergeInto(IncidentId other, String reason) {
        return hand.give(new Merge(other, reason, hand.absence(), hand.at()));
    }

    /** Gives {@link SetSeverity} for the first time. */
    public Incident setSeverity(Severity severity) {
        return hand.give(new SetSeverity(severity, null, hand.at()));
    }

    /** Gives {@link SetSeverity} with the reason for a change. */
    public Incident changeSeverity(Severity severity, String reason) {
        return hand.give(new SetSeverity(severity, reason, hand.at()));
    }

    /** Gives {@link OfferHandover}: the commander asks somebody to take over, and says what they need to know. */
    public Incident offerHandover(Person to, String brief) {
        return hand.give(new OfferHandover(to, brief, hand.at()));
    }

    /** Gives {@link AcceptHandover}: whoever was asked takes command. */
    public Incident acceptHandover() {
        return hand.give(new AcceptHandover(hand.at()));
    }

    /** Gives {@link WithdrawHandover}: the offer is withdrawn, or declined. */
    public Incident withdrawHandover(String reason) {
        return hand.give(new WithdrawHandover(reason, hand.at()));
    }

    /** Gives {@link Escalate}: the commander calls for more. */
    public Incident escalate(String to, String reason) {
        return hand.give(new Escalate(to, reason, hand.at()));
    }

    /** Gives a command that is at hand as data. */
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
     * @throws io.incidentkit.store.ConcurrentUpdateException if the incident is not as it was seen, or others were faster again and again
     * @throws io.incidentkit.validation.InvalidInputException with everything in the commands that can be right for no such incident
     */
    public Incident giveAll(List<IncidentCommand> commands) {
        return hand.incidents().executeAll(hand.actor(), hand.id(), commands, hand.version());
    }
}
