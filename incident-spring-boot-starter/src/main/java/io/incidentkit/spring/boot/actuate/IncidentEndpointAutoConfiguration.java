package io.incidentkit.spring.boot.actuate;

import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The Actuator's endpoint {@code incidents}, where it is exposed. */
@AutoConfiguration(after = IncidentAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnSingleCandidate(Incidents.class)
@ConditionalOnAvailableEndpoint(IncidentsEndpoint.class)
@Import(FiguresConfiguration.class)
public final class IncidentEndpointAutoConfiguration {
    /** Made by Spring. */
    public IncidentEndpointAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    IncidentsEndpoint incidentsEndpoint(IncidentFigures figures) {
        return new IncidentsEndpoint(figures);
    }
}
