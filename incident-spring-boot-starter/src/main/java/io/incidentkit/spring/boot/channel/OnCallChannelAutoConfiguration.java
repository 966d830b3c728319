package io.incidentkit.spring.boot.channel;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.oncall.OnCallChannel;
import io.incidentkit.connector.oncall.OnCallWebhook;
import io.incidentkit.connector.paging.SecretHeader;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentJdbcAutoConfiguration;
import io.incidentkit.spring.boot.condition.ConditionalOnAnySetting;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.properties.OnCallProperties;
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
 * Grafana OnCall or IRM, if {@code incident.channels.oncall.integration-url} or a route is set: a {@link OnCallChannel}; and if
 * {@code incident.channels.oncall.webhook-secret} is, a {@link OnCallWebhook} that takes in what it tells. Each stands back for a bean of the host.
 */
@AutoConfiguration(before = IncidentJdbcAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@ConditionalOnClass(OnCallChannel.class)
@ConditionalOnAnySetting("incident.channels.oncall")
@EnableConfigurationProperties(IncidentProperties.class)
public final class OnCallChannelAutoConfiguration {
    /** Made by Spring. */
    public OnCallChannelAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    @Conditional(Keyed.class)
    OnCallChannel incidentOnCallChannel(
            IncidentProperties properties,
            Caller caller,
            ChannelReferences references,
            Installation installation,
            ObjectProvider<Clock> clock) {
        OnCallProperties pager = properties.getChannels().getOncall();
        return OnCallChannel.builder(caller, references, PagerRoutes.of(pager.getRoutes(), pager.getIntegrationUrl()))
                .installation(installation.name())
                .clock(clock.getIfAvailable(Clock::systemUTC))
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("incident.channels.oncall.webhook-secret")
    OnCallWebhook incidentOnCallWebhook(
            IncidentProperties properties,
            Incidents incidents,
            ChannelReferences references,
            Installation installation) {
        OnCallProperties pager = properties.getChannels().getOncall();
        return OnCallWebhook.create(
                incidents,
                references,
                OnCallChannel.NAME,
                installation.name(),
                SecretHeader.of(pager.getWebhookHeader(), PagerRoutes.secrets(pager.getWebhookSecret())));
    }

    /** By a key for all, or by routes. */
    static final class Keyed extends AnyNestedCondition {
        Keyed() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("incident.channels.oncall.integration-url")
        static final class ByDefault {}

        @ConditionalOnProperty("incident.channels.oncall.routes[0].key")
        static final class ByRoutes {}
    }
}
