package io.incidentkit.incident;

import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.Effect;
import io.incidentkit.incident.DeliveryCommand.RecordDelivery;
import io.incidentkit.timeline.DeliveryEvent;
import io.incidentkit.timeline.DeliveryEvent.Delivered;
import io.incidentkit.timeline.DeliveryEvent.DeliveryFailed;

/** Decides what the machinery that delivers effects records. */
final class DeliveryDecisions {
    private DeliveryDecisions() {}

    static void record(RecordDelivery command, Deciding deciding) {
        deciding.append(event(command.outcome()));
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
