package io.incidentkit.spring.boot.slo;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.openslo.OpenSlo;
import io.incidentkit.connector.prometheus.BudgetQuery;
import io.incidentkit.connector.prometheus.Prometheus;
import io.incidentkit.connector.prometheus.PrometheusBudgets;
import io.incidentkit.insight.BudgetMeter;
import io.incidentkit.insight.Objectives;
import io.incidentkit.insight.ServiceObjective;
import io.incidentkit.recurring.BudgetMeasuring;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.properties.SlosProperties;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Error budgets that are measured, where there are {@link Objectives} and a {@link BudgetMeter}: of the host, or Prometheus if
 * {@code incident.slos.prometheus.url} is set.
 */
@AutoConfiguration(after = IncidentAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@EnableConfigurationProperties(IncidentProperties.class)
public final class BudgetMeasuringAutoConfiguration {
    /** Made by Spring. */
    public BudgetMeasuringAutoConfiguration() {}

    /** The meter that asks Prometheus. It knows the objectives of files alone: those of the host's own have no queries. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(PrometheusBudgets.class)
    @ConditionalOnProperty("incident.slos.prometheus.url")
    static class OfPrometheus {
        private static final Logger LOG = LoggerFactory.getLogger(BudgetMeasuringAutoConfiguration.class);

        @Bean
        @ConditionalOnMissingBean(BudgetMeter.class)
        @ConditionalOnBean(Objectives.class)
        BudgetMeter incidentBudgetMeter(
                IncidentProperties properties,
                Objectives objectives,
                ObjectProvider<Caller> callers,
                ObjectProvider<Clock> clocks) {
            SlosProperties.Prometheus set = properties.getSlos().getPrometheus();
            Caller caller = callers.getIfAvailable(
                    () -> Caller.create(properties.getChannels().getCallDeadline()));
            Clock clock = clocks.getIfAvailable(Clock::systemUTC);
            Map<ServiceObjective, BudgetQuery> queries = Map.of();
            if (objectives instanceof OpenSlo files) {
                queries = files.queries();
                files.unmeasured().forEach((name, reason) -> LOG.info("Nothing measures {}: {}", name, reason));
            } else {
                LOG.warn(
                        "Prometheus is asked for nothing: objectives that are a bean of the application have no queries");
            }
            return PrometheusBudgets.of(prometheus(caller, set, clock), queries);
        }

        private static Prometheus prometheus(Caller caller, SlosProperties.Prometheus set, Clock clock) {
            URI url = Objects.requireNonNull(set.getUrl());
            String token = set.getToken();
            String user = set.getUser();
            String password = set.getPassword();
            if (token != null && !token.isBlank()) {
                return Prometheus.withToken(caller, url, clock, Secret.of(token));
            }
            return user == null || user.isBlank()
                    ? Prometheus.open(caller, url, clock)
                    : Prometheus.withLogin(caller, url, clock, user, Secret.of(password == null ? "" : password));
        }
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean({Incidents.class, Objectives.class, BudgetMeter.class})
    BudgetMeasuring incidentBudgetMeasuring(
            IncidentProperties properties, Incidents incidents, Objectives objectives, BudgetMeter meter) {
        return BudgetMeasuring.of(
                incidents,
                objectives,
                meter,
                properties.getSlos().getPrometheus().getAskWithin());
    }

    @Bean
    @ConditionalOnBean(BudgetMeasuring.class)
    BudgetUpkeep incidentBudgetUpkeep(BudgetMeasuring measuring, IncidentProperties properties) {
        return new BudgetUpkeep(measuring, properties.getSlos().getPrometheus().getAskEvery());
    }
}
