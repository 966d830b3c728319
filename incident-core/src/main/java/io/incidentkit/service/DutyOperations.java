package io.incidentkit.service;

import io.incidentkit.command.CommunicationCommand.WaiveObligation;
import io.incidentkit.command.DutyCommand.Classify;
import io.incidentkit.command.DutyCommand.CompleteDuty;
import io.incidentkit.incident.Incident;
import io.incidentkit.obligation.OwedDuties;
import io.incidentkit.obligation.OwedDuty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The duties of an incident that have a time, but the messages: triage, fix, postmortem, action items and the host's own; from
 * {@link IncidentOperations#duties()}. Methods that record return the incident afterwards and throw what {@link IncidentOperations} says of
 * all.
 *
 * <p>Immutable and thread-safe.
 */
public final class DutyOperations {
    private final OperationContext hand;

    DutyOperations(OperationContext hand) {
        this.hand = hand;
    }

    /**
     * Says how every duty stands now that was ever owed.
     *
     * @return the duties, in the order in which they are due
     */
    public List<OwedDuty> all() {
        return OwedDuties.of(
                hand.visible().get(hand.id()),
                hand.incidents().policy().dutyBook(),
                hand.incidents().now());
    }

    /**
     * Says which duties can still be met, in time or late.
     *
     * @return the duties, the most urgent first
     */
    public List<OwedDuty> pending() {
        return all().stream().filter(OwedDuty::isUnsettled).toList();
    }

    /**
     * Records a classification, with which duties of the policy may start.
     *
     * @param classification its name, such as {@code personal data}
     * @param note the reason, or null
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code time-makes-sense} stands in the way
     */
    public Incident classify(String classification, @Nullable String note) {
        return hand.give(new Classify(classification, note, hand.at()));
    }

    /**
     * Records that a duty is done which ends with somebody's word.
     *
     * @param duty the duty, open or missed
     * @param note the account of what was done
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code time-makes-sense} (a moment before it was owed) stands in the way
     */
    public Incident complete(OwedDuty duty, String note) {
        return hand.give(new CompleteDuty(duty.id(), note, hand.at()));
    }

    /**
     * Records that a duty is not done.
     *
     * @param duty the duty, open or missed
     * @param reason the reason, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code time-makes-sense} (a moment before it was owed) stands in the way
     */
    public Incident waive(OwedDuty duty, String reason) {
        return hand.give(new WaiveObligation(duty.id(), reason, hand.at()));
    }
}
