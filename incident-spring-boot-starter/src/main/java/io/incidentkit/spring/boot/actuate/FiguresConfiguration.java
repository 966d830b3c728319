package io.incidentkit.spring.boot.actuate;

import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The figures that several auto-configurations share. */
@Configuration(proxyBeanMethods = false)
class FiguresConfiguration {
    @Bean
    IncidentFigures incidentFigures(
            Incidents incidents, ObjectProvider<EffectDispatcher> dispatcher, IncidentProperties properties) {
        return new IncidentFigures(
                incidents,
                dispatcher.getIfUnique(() -> EffectDispatcher.NONE),
                properties.getMetrics().getRefresh());
    }
}
