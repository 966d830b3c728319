package io.incidentkit.spring.boot.actuate;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** Names and keys of {@link IncidentObservation#COMMAND}. A bean of it takes the place of the default. */
public interface CommandObservationConvention extends ObservationConvention<CommandObservationContext> {
    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof CommandObservationContext;
    }
}
