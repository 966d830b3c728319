package io.incidentkit.spring.boot.actuate;

import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The health of what delivers and wakes, as {@code incidents}; {@code management.health.incidents.enabled=false} leaves it out. */
@AutoConfiguration(
        after = IncidentAutoConfiguration.class,
        beforeName = "org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration")
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnSingleCandidate(Incidents.class)
@ConditionalOnEnabledHealthIndicator("incidents")
@Import(FiguresConfiguration.class)
public final class IncidentHealthAutoConfiguration {
    /** Made by Spring. */
    public IncidentHealthAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = {"incidentsHealthIndicator", "incidentsHealthContributor"})
    IncidentsHealthIndicator incidentsHealthIndicator(IncidentFigures figures) {
        return new IncidentsHealthIndicator(figures);
    }
}
