package io.incidentkit.service;

import io.incidentkit.command.CommunicationCommand.ConfirmSent;
import io.incidentkit.command.CommunicationCommand.MakePrivate;
import io.incidentkit.command.CommunicationCommand.MakePublic;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.CommunicationCommand.WaiveObligation;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.Obligation;
import io.incidentkit.comms.Obligations;
import io.incidentkit.incident.Incident;
import java.time.Instant;
import java.util.List;

/**
 * The communication of an incident (chapter 5), also after its end; from
 * {@link IncidentOperations#communication()}. Methods that record return the incident afterwards and throw what {@link IncidentOperations} says of all.
 *
 * <p>Immutable and thread-safe.
 */
public final class CommunicationOperations {
    private final OperationContext hand;

    CommunicationOperations(OperationContext hand) {
        this.hand = hand;
    }

    /** Says how every message that was ever owed stands now. */
    public Obligations obligations() {
        return hand.visible().obligations(hand.id());
    }

    /**
     * Writes the message that {@link #tell(Audience)} would send, exactly, and records nothing. After the end it is the closing one.
     *
     * @param audience the audience
     * @return the text
     * @throws io.incidentkit.rule.RefusedException with every rule that refuses the message
     */
    public String preview(Audience audience) {
        return hand.visible().preview(hand.id(), new SendUpdate(audience, null, false, null, hand.at()));
    }

    /**
     * Writes the message that {@link #tell(Audience, String)} would send, exactly, and records nothing.
     *
     * @param audience the audience
     * @param line the line, one line of at most 200 characters; blank for none
     * @return the text
     * @throws io.incidentkit.rule.RefusedException with every rule that refuses the message
     */
    public String preview(Audience audience, String line) {
        return hand.visible().preview(hand.id(), new SendUpdate(audience, line, false, null, hand.at()));
    }

    /**
     * Records a message that is to be sent: what the template of the policy says.
     *
     * @param audience the audience
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code closing-waits-for-resolved} (it was merged; the
     *     other incident tells) or {@code templates-are-ready} stands in the way
     */
    public Incident tell(Audience audience) {
        return hand.give(new SendUpdate(audience, null, false, null, hand.at()));
    }

    /**
     * Records a message that is to be sent: what the template says, and one line more.
     *
     * @param audience the audience
     * @param line the line, one line of at most 200 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code closing-waits-for-resolved} (it was merged; the
     *     other incident tells) or {@code templates-are-ready} stands in the way
     */
    public Incident tell(Audience audience, String line) {
        return hand.give(new SendUpdate(audience, line, false, null, hand.at()));
    }

    /**
     * Records a message that is to be sent that promises the next one.
     *
     * @param audience the audience
     * @param line the line, one line of at most 200 characters
     * @param nextDue the moment by which the next message is promised
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code closing-waits-for-resolved} (it was merged),
     *     {@code update-says-next} or {@code templates-are-ready} stands in the way
     */
    public Incident tell(Audience audience, String line, Instant nextDue) {
        return hand.give(new SendUpdate(audience, line, false, nextDue, hand.at()));
    }

    /**
     * Records the closing message, which is to be sent.
     *
     * @param audience the audience
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code closing-waits-for-resolved} (it is open or
     *     merged) or {@code templates-are-ready} stands in the way
     */
    public Incident close(Audience audience) {
        return hand.give(new SendUpdate(audience, null, true, null, hand.at()));
    }

    /**
     * Records the closing message, which is to be sent, and one line more.
     *
     * @param audience the audience
     * @param line the line, one line of at most 200 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code closing-waits-for-resolved} (it is open or
     *     merged) or {@code templates-are-ready} stands in the way
     */
    public Incident close(Audience audience, String line) {
        return hand.give(new SendUpdate(audience, line, true, null, hand.at()));
    }

    /**
     * Records a message that the actor has sent by hand, in the words of the template and one line more. It meets what is owed, and no
     * channel sends it.
     *
     * @param audience the audience
     * @param line the line, one line of at most 200 characters; blank for none
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException as {@link #tell(Audience, String)} does
     */
    public Incident told(Audience audience, String line) {
        return hand.give(new SendUpdate(audience, line, false, null, true, hand.at()));
    }

    /**
     * Records that a message which was to be sent is sent, by the actor or somebody else.
     *
     * @param entry the sequence number of the message's entry; {@link io.incidentkit.duty.DutyWork#unsent()} has those that are to be sent
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code time-makes-sense} (a moment before the detection) stands in the way
     * @throws io.incidentkit.validation.InvalidInputException if the entry is no such message
     */
    public Incident confirmSent(int entry) {
        return hand.give(new ConfirmSent(entry, hand.at()));
    }

    /**
     * Records that a message which is owed is not sent.
     *
     * @param obligation the obligation, open or missed
     * @param reason the reason, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code time-makes-sense} (a moment before it was owed)
     *     stands in the way
     */
    public Incident waive(Obligation obligation, String reason) {
        return hand.give(new WaiveObligation(obligation.id(), reason, hand.at()));
    }

    /** Returns what the public audiences were told so far, the first message first. */
    public List<ToldOutside> toldOutside() {
        return hand.visible().toldOutside(hand.id());
    }

    /**
     * Records that the incident is private from now on. Whoever says so watches it, unless they are on it already.
     *
     * @param reason the reason, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code private-tells-those-on-it} (it is private already) stands in the
     *     way
     */
    public Incident makePrivate(String reason) {
        return hand.give(new MakePrivate(reason));
    }

    /**
     * Records that the incident is public from now on.
     *
     * @param reason the reason, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code private-tells-those-on-it} (it is public already) stands in the
     *     way
     */
    public Incident makePublic(String reason) {
        return hand.give(new MakePublic(reason));
    }
}
