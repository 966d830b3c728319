package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.service.IncidentsBuilder;

/**
 * Changes how the starter builds {@link io.incidentkit.service.Incidents}: a bean, of which there can be several, in their order. It comes
 * after all that the starter connects by itself, so it has the last word.
 */
@FunctionalInterface
public interface IncidentsBuilderCustomizer {

    /**
     * Changes the builder.
     *
     * @param builder the builder, with the beans of the application connected
     */
    void customize(IncidentsBuilder builder);
}
