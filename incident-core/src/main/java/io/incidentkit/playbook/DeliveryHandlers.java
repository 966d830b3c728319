package io.incidentkit.playbook;

import io.incidentkit.command.DeliveryCommand.RecordDelivery;
import io.incidentkit.command.DeliveryCommand.RecordMissed;
import io.incidentkit.comms.Obligation;
import io.incidentkit.timeline.DeliveryEvent;
import io.incidentkit.timeline.MessageEvent.ObligationMissed;

/** Decides what the machinery that delivers effects and watches the time records. */
final class DeliveryHandlers {
    private DeliveryHandlers() {}

    static void record(RecordDelivery command, CommandContext deciding) {
        deciding.append(DeliveryEvent.of(command.outcome()));
    }

    static void record(RecordMissed command, CommandContext deciding) {
        for (Obligation missed : command.obligations()) {
            deciding.rule(TimeRules.notInFuture(missed.id(), missed.due(), deciding.now));
            deciding.append(new ObligationMissed(missed.id(), missed.audience(), missed.due()));
        }
    }
}
