package io.incidentkit.spring.boot.actuate;

import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Observes commands and calls of channels ({@link IncidentObservation}), where the application has an {@link ObservationRegistry}: a
 * timer each where there are meters, and a trace from the command to its deliveries, on whatever node and however much later, where there
 * is a tracer. {@code management.observations.enable.incident=false} leaves them out.
 */
@AutoConfiguration(
        after = IncidentAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean(ObservationRegistry.class)
@ConditionalOnSingleCandidate(Incidents.class)
public final class IncidentObservationAutoConfiguration {
    /** Made by Spring. */
    public IncidentObservationAutoConfiguration() {}

    /** Around all others: what they say belongs to the trace. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ObservedCommands incidentObservedCommands(
            ObservationRegistry registry, ObjectProvider<CommandObservationConvention> convention) {
        return new ObservedCommands(registry, convention.getIfAvailable());
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ObservedDeliveries incidentObservedDeliveries(
            ObservationRegistry registry, ObjectProvider<DeliveryObservationConvention> convention) {
        return new ObservedDeliveries(registry, convention.getIfAvailable());
    }
}
