package io.incidentkit.spring.boot.actuate;

import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.connector.alert.AlertWatch;
import io.incidentkit.duty.Duty;
import io.incidentkit.effect.Channel;
import io.incidentkit.obligation.DutyBook;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.security.ReceivedWebhooks;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/**
 * Meters of incidents, where the application has a {@link MeterRegistry}: what is open, how long each step took, what was told in time,
 * what was delivered and how late, what is left undone. {@code incident.metrics.enabled=false} leaves them out.
 */
@AutoConfiguration(
        after = IncidentAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnSingleCandidate(Incidents.class)
@ConditionalOnBooleanProperty(name = "incident.metrics.enabled", matchIfMissing = true)
@Import(FiguresConfiguration.class)
public final class IncidentMetricsAutoConfiguration {
    /** Made by Spring. */
    public IncidentMetricsAutoConfiguration() {}

    /** Ahead of the host's listeners, so that one that waits for something finds it metered. */
    @Bean
    @Order(0)
    MeteredTimelines incidentMeteredTimelines(
            MeterRegistry registry, IncidentPolicy policy, ObjectProvider<Channel> channels) {
        MeteredTimelines meters = new MeteredTimelines(registry);
        meters.begin(severities(policy), audiences(policy), names(channels, Channel::tells));
        return meters;
    }

    @Bean
    MeteredDeliveries incidentMeteredDeliveries(MeterRegistry registry, ObjectProvider<Channel> channels) {
        return new MeteredDeliveries(
                registry, names(channels, Channel::tells), names(channels, channel -> !channel.tells()));
    }

    @Bean
    IncidentGauges incidentGauges(IncidentFigures figures, IncidentPolicy policy, ObjectProvider<Channel> channels) {
        return new IncidentGauges(figures, severities(policy), duties(policy), names(channels, channel -> true));
    }

    /** The requests of tools, counted as they come. */
    @Bean
    SmartInitializingSingleton incidentMeteredWebhooks(
            MeterRegistry registry, ObjectProvider<ReceivedWebhooks> received) {
        return () -> received.ifUnique(webhooks ->
                webhooks.listen((sender, outcome) -> Counter.builder(IncidentMeter.WEBHOOKS.getName())
                        .description(IncidentMeter.WEBHOOKS.description())
                        .tags(IncidentMeter.WEBHOOKS.tags(sender, outcome.code()))
                        .register(registry)
                        .increment()));
    }

    /** Where alerts of tools are taken in. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(AlertWatch.class)
    static class AlertsIn {

        @Bean
        MeteredAlerts incidentMeteredAlerts(MeterRegistry registry) {
            return new MeteredAlerts(registry);
        }
    }

    private static Set<String> severities(IncidentPolicy policy) {
        return sorted(Stream.concat(
                policy.severities().severities().stream().map(Severity::name), Stream.of(WorkFigures.NO_SEVERITY)));
    }

    private static Set<String> audiences(IncidentPolicy policy) {
        return sorted(policy.severities().levels().stream()
                .flatMap(level -> level.communication().stream())
                .map(CommunicationDuty::audience)
                .map(Audience::name));
    }

    private static Set<String> duties(IncidentPolicy policy) {
        Stream<String> own = policy.duties().stream().map(Duty::name);
        Stream<String> known =
                Stream.of(WorkFigures.MESSAGE, DutyBook.TRIAGE, DutyBook.FIX, DutyBook.POSTMORTEM, DutyBook.ACTION);
        return sorted(Stream.concat(known, own));
    }

    private static Set<String> names(ObjectProvider<Channel> channels, Predicate<Channel> which) {
        return sorted(channels.stream().filter(which).map(Channel::name));
    }

    private static Set<String> sorted(Stream<String> names) {
        return names.collect(Collectors.toCollection(TreeSet::new));
    }
}
