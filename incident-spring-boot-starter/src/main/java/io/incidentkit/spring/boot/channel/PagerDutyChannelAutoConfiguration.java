package io.incidentkit.spring.boot.channel;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.pagerduty.PagerDutyChannel;
import io.incidentkit.connector.pagerduty.PagerDutyRegion;
import io.incidentkit.connector.pagerduty.PagerDutySeverity;
import io.incidentkit.connector.pagerduty.PagerDutyWebhook;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentJdbcAutoConfiguration;
import io.incidentkit.spring.boot.condition.ConditionalOnAnySetting;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.properties.PagerDutyProperties;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * PagerDuty, if {@code incident.channels.pagerduty.routing-key} or a route is set: a {@link PagerDutyChannel}; and if
 * {@code incident.channels.pagerduty.webhook-secret} is, a {@link PagerDutyWebhook} that takes in what it tells. Each stands back for a bean of the host.
 */
@AutoConfiguration(before = IncidentJdbcAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@ConditionalOnClass(PagerDutyChannel.class)
@ConditionalOnAnySetting("incident.channels.pagerduty")
@EnableConfigurationProperties(IncidentProperties.class)
public final class PagerDutyChannelAutoConfiguration {
    /** Made by Spring. */
    public PagerDutyChannelAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    @Conditional(Keyed.class)
    PagerDutyChannel incidentPagerDutyChannel(
            IncidentProperties properties,
            Caller caller,
            ChannelReferences references,
            Installation installation,
            ObjectProvider<Clock> clock) {
        PagerDutyProperties pager = properties.getChannels().getPagerduty();
        PagerDutyChannel.Builder channel = PagerDutyChannel.builder(
                        caller, references, PagerRoutes.of(pager.getRoutes(), pager.getRoutingKey()))
                .installation(installation.name())
                .region(PagerDutyRegion.valueOf(pager.getRegion().name()))
                .clock(clock.getIfAvailable(Clock::systemUTC));
        if (pager.getAddress() != null) {
            channel.events(pager.getAddress());
        }
        if (pager.getApiAddress() != null) {
            channel.rest(pager.getApiAddress());
        }
        String token = pager.getApiToken();
        String from = pager.getApiFrom();
        if (token != null && from != null) {
            channel.notes(Secret.of(token), from, pager.getNoteAudiences());
        }
        pager.getSeverities()
                .forEach((name, severity) -> channel.severity(name, PagerDutySeverity.valueOf(severity.name())));
        return channel.build();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("incident.channels.pagerduty.webhook-secret")
    PagerDutyWebhook incidentPagerDutyWebhook(
            IncidentProperties properties,
            Incidents incidents,
            ChannelReferences references,
            Installation installation) {
        PagerDutyProperties pager = properties.getChannels().getPagerduty();
        return PagerDutyWebhook.create(
                incidents,
                references,
                PagerDutyChannel.NAME,
                installation.name(),
                PagerRoutes.secrets(pager.getWebhookSecret()));
    }

    /** By a key for all, or by routes. */
    static final class Keyed extends AnyNestedCondition {
        Keyed() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("incident.channels.pagerduty.routing-key")
        static final class ByDefault {}

        @ConditionalOnProperty("incident.channels.pagerduty.routes[0].key")
        static final class ByRoutes {}
    }
}
