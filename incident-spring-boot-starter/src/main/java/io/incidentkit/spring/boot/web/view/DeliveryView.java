package io.incidentkit.spring.boot.web.view;

import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import java.time.Instant;
import java.util.Optional;

/** Deliveries that were given up, as the API shows them, without what they say. */
public final class DeliveryView {
    /** A delivery. */
    public static final View<Shown> FAILED = View.<Shown>named("FailedDelivery")
            .with("delivery", Shape.WHOLE, Shown::id)
            .maybe("incident", Shape.TEXT, shown -> shown.incident().map(Incident::reference))
            .maybe("id", Shape.ID, shown -> shown.incident().map(Incident::id))
            .with(
                    "kind",
                    Shape.oneOf(EffectKind.values(), EffectKind::code),
                    shown -> shown.outcome().effect().kind().code())
            .with("key", Shape.TEXT, shown -> shown.outcome().effect().key())
            .with("target", Shape.TEXT, shown -> shown.outcome().effect().target())
            .with("channel", Shape.TEXT, shown -> shown.outcome().channel())
            .maybe("detail", Shape.TEXT, shown -> shown.outcome().detail())
            .with("attempts", Shape.WHOLE, shown -> shown.outcome().attempts())
            .with("since", Shape.MOMENT, Shown::since);

    /**
     * The things that are shown.
     *
     * @param id the id of the delivery
     * @param incident the incident; empty if it is of none
     * @param outcome what became of it
     * @param since since when it was tried
     */
    public record Shown(long id, Optional<Incident> incident, DeliveryOutcome outcome, Instant since) {}

    private DeliveryView() {}
}
