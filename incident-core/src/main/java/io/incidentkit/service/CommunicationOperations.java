package io.incidentkit.service;

import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.CommunicationCommand.WaiveObligation;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.Obligation;
import io.incidentkit.comms.Obligations;
import io.incidentkit.incident.Incident;
import java.time.Instant;

/**
 * Who has to be told about an incident, and is (chapter 5); from {@link IncidentOperations#communication()}. Immutable and
 * thread-safe.
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

    /** Gives {@link SendUpdate}: what the template says. */
    public Incident tell(Audience audience) {
        return hand.give(new SendUpdate(audience, null, false, null, hand.at()));
    }

    /** Gives {@link SendUpdate}: what the template says and one line more. */
    public Incident tell(Audience audience, String line) {
        return hand.give(new SendUpdate(audience, line, false, null, hand.at()));
    }

    /** Gives {@link SendUpdate} with the moment by which the next one is promised. */
    public Incident tell(Audience audience, String line, Instant nextDue) {
        return hand.give(new SendUpdate(audience, line, false, nextDue, hand.at()));
    }

    /** Gives {@link SendUpdate}: it is over. */
    public Incident close(Audience audience) {
        return hand.give(new SendUpdate(audience, null, true, null, hand.at()));
    }

    /** Gives {@link SendUpdate}: it is over, and one line more. */
    public Incident close(Audience audience, String line) {
        return hand.give(new SendUpdate(audience, line, true, null, hand.at()));
    }

    /** Gives {@link WaiveObligation}: a message is not sent, and why. */
    public Incident waive(Obligation obligation, String reason) {
        return hand.give(new WaiveObligation(obligation.id(), reason, hand.at()));
    }
}
