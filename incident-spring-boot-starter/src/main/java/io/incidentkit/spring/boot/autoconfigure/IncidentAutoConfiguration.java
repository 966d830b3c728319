package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.incident.AccessPolicy;
import io.incidentkit.incident.IncidentPolicy;
import io.incidentkit.incident.IncidentStore;
import io.incidentkit.incident.Incidents;
import io.incidentkit.incident.IncidentsBuilder;
import io.incidentkit.timer.DueTimer;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * {@link Incidents}, to be injected, on whatever {@link IncidentStore} there is. Without a store there are none: nothing is
 * kept in memory unasked. A host replaces the policy or the clock by a bean of its own.
 */
@AutoConfiguration(after = IncidentJdbcAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@EnableConfigurationProperties(IncidentProperties.class)
public final class IncidentAutoConfiguration {

    /** Made by Spring. */
    public IncidentAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    IncidentPolicy incidentPolicy(IncidentProperties properties) {
        return IncidentPolicy.builder()
                .reopenWindow(properties.getReopenWindow())
                .zone(properties.getTimeZone())
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(IncidentStore.class)
    Incidents incidents(
            IncidentStore store,
            IncidentPolicy policy,
            ObjectProvider<Clock> clock,
            ObjectProvider<AccessPolicy> access,
            ObjectProvider<EffectDispatcher> dispatcher,
            ObjectProvider<DueTimer> timer) {
        IncidentsBuilder incidents = Incidents.builder(store, policy, clock.getIfUnique(Clock::systemUTC));
        access.ifUnique(incidents::access);
        dispatcher.ifUnique(incidents::dispatcher);
        timer.ifUnique(incidents::dueTimer);
        return incidents.build();
    }
}
