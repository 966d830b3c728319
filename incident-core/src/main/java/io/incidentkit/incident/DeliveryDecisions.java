package io.incidentkit.incident;

import io.incidentkit.comms.Obligation;
import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.Effect;
import io.incidentkit.incident.DeliveryCommand.RecordDelivery;
import io.incidentkit.incident.DeliveryCommand.RecordMissed;
import io.incidentkit.timeline.DeliveryEvent;
import io.incidentkit.timeline.DeliveryEvent.Delivered;
import io.incidentkit.timeline.DeliveryEvent.DeliveryFailed;
import io.incidentkit.timeline.MessageEvent.ObligationMissed;

/** Decides what the machinery that delivers effects and watches the time records. */
final class DeliveryDecisions {
    private DeliveryDecisions() {}

    static void record(RecordDelivery command, Deciding deciding) {
        deciding.append(event(command.outcome()));
    }

    static void record(RecordMissed command, Deciding deciding) {
        for (Obligation missed : command.obligations()) {
            deciding.rule(TimeGuards.notInFuture(missed.id(), missed.due(), deciding.now));
            deciding.append(new ObligationMissed(missed.id(), missed.audience(), missed.due()));
        }
    }

    /** The event by which an outcome stands on the timeline. */
    static DeliveryEvent event(DeliveryOutcome outcome) {
        Effect effect = outcome.effect();
        return switch (outcome.status()) {
            case DELIVERED ->
                new Delivered(
                        effect.key(),
                        effect.kind(),
                        effect.target(),
                        outcome.channel(),
                        outcome.attempts(),
                        outcome.detail());
            case FAILING, FAILED ->
                new DeliveryFailed(
                        effect.key(),
                        effect.kind(),
                        effect.target(),
                        outcome.channel(),
                        outcome.attempts(),
                        outcome.detail(),
                        outcome.status() == DeliveryOutcome.Status.FAILED);
        };
    }
}
