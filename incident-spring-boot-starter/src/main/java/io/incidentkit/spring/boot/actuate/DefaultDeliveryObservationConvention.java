package io.incidentkit.spring.boot.actuate;

import io.incidentkit.spring.boot.actuate.IncidentObservation.DeliveryKey;
import io.incidentkit.spring.boot.actuate.IncidentObservation.WhichKey;
import io.micrometer.common.KeyValues;
import java.util.Locale;

/** The convention where the host has none. Immutable and thread-safe. */
public class DefaultDeliveryObservationConvention implements DeliveryObservationConvention {
    /** Creates it, also for hosts that change a part of it. */
    public DefaultDeliveryObservationConvention() {}

    @Override
    public String getName() {
        return IncidentObservation.DELIVERY.observation();
    }

    @Override
    public String getContextualName(DeliveryObservationContext context) {
        return context.attempt().effect().kind().code() + " by "
                + context.attempt().channel();
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(DeliveryObservationContext context) {
        return KeyValues.of(
                DeliveryKey.CHANNEL.withValue(context.attempt().channel()),
                DeliveryKey.KIND.withValue(context.attempt().effect().kind().code()),
                DeliveryKey.OUTCOME.withValue(context.answer()
                        .map(answer -> answer.kind().name().toLowerCase(Locale.ROOT))
                        .orElse("error")));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(DeliveryObservationContext context) {
        return KeyValues.of(
                WhichKey.INCIDENT.withValue(context.attempt().context().reference()));
    }
}
