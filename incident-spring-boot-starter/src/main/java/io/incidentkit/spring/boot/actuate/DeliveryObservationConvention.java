package io.incidentkit.spring.boot.actuate;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** Names and keys of {@link IncidentObservation#DELIVERY}. A bean of it takes the place of the default. */
public interface DeliveryObservationConvention extends ObservationConvention<DeliveryObservationContext> {
    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof DeliveryObservationContext;
    }
}
