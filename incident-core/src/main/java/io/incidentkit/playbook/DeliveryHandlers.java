package io.incidentkit.playbook;

import io.incidentkit.command.DeliveryCommand.RecordDelivery;
import io.incidentkit.command.DeliveryCommand.RecordMissed;
import io.incidentkit.comms.Obligation;
import io.incidentkit.comms.Obligation.State;
import io.incidentkit.playbook.CommandHandler.Permit;
import io.incidentkit.timeline.DeliveryEvent;
import io.incidentkit.timeline.MessageEvent.ObligationMissed;
import java.util.List;

/** The commands of the machinery that delivers effects and watches the time (chapter 11). */
final class DeliveryHandlers {
    static final CommandHandler<RecordDelivery> RECORD_DELIVERY = CommandHandler.always(
            RecordDelivery.class,
            Permit.ALWAYS,
            (record, deciding) -> deciding.append(DeliveryEvent.of(record.outcome())));

    static final CommandHandler<RecordMissed> RECORD_MISSED =
            CommandHandler.always(RecordMissed.class, Permit.ALWAYS, DeliveryHandlers::missed);

    private DeliveryHandlers() {}

    private static void missed(RecordMissed record, CommandContext deciding) {
        List<Obligation> missed =
                deciding.incident.communication().obligations(deciding.now).in(State.MISSED);
        for (String id : record.obligations()) {
            Obligation found = missed.stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                deciding.fault(
                        "obligations",
                        "'" + id + "' is no message that is missed; missed are "
                                + missed.stream().map(Obligation::id).toList());
            } else {
                deciding.append(new ObligationMissed(found.id(), found.audience(), found.due()));
            }
        }
    }
}
