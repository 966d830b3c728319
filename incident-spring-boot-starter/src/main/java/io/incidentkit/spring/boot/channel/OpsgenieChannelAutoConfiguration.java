package io.incidentkit.spring.boot.channel;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.opsgenie.OpsgenieBase;
import io.incidentkit.connector.opsgenie.OpsgenieChannel;
import io.incidentkit.connector.opsgenie.OpsgeniePriority;
import io.incidentkit.connector.opsgenie.OpsgenieWebhook;
import io.incidentkit.connector.paging.SecretHeader;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentJdbcAutoConfiguration;
import io.incidentkit.spring.boot.condition.ConditionalOnAnySetting;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.properties.OpsgenieProperties;
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
 * Opsgenie or Jira Service Management, if {@code incident.channels.opsgenie.key} or a route is set: a {@link OpsgenieChannel}; and if
 * {@code incident.channels.opsgenie.webhook-secret} is, a {@link OpsgenieWebhook} that takes in what it tells. Each stands back for a bean of the host.
 */
@AutoConfiguration(before = IncidentJdbcAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@ConditionalOnClass(OpsgenieChannel.class)
@ConditionalOnAnySetting("incident.channels.opsgenie")
@EnableConfigurationProperties(IncidentProperties.class)
public final class OpsgenieChannelAutoConfiguration {
    /** Made by Spring. */
    public OpsgenieChannelAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    @Conditional(Keyed.class)
    OpsgenieChannel incidentOpsgenieChannel(
            IncidentProperties properties,
            Caller caller,
            ChannelReferences references,
            Installation installation,
            ObjectProvider<Clock> clock) {
        OpsgenieProperties pager = properties.getChannels().getOpsgenie();
        OpsgenieChannel.Builder channel = OpsgenieChannel.builder(
                        caller, references, PagerRoutes.of(pager.getRoutes(), pager.getKey()))
                .installation(installation.name())
                .base(OpsgenieBase.valueOf(pager.getBase().name()))
                .clock(clock.getIfAvailable(Clock::systemUTC));
        if (pager.getAddress() != null) {
            channel.address(pager.getAddress());
        }
        pager.getPriorities()
                .forEach((name, priority) -> channel.priority(name, OpsgeniePriority.valueOf(priority.name())));
        return channel.build();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("incident.channels.opsgenie.webhook-secret")
    OpsgenieWebhook incidentOpsgenieWebhook(
            IncidentProperties properties,
            Incidents incidents,
            ChannelReferences references,
            Installation installation) {
        OpsgenieProperties pager = properties.getChannels().getOpsgenie();
        return OpsgenieWebhook.create(
                incidents,
                references,
                OpsgenieChannel.NAME,
                installation.name(),
                OpsgenieBase.valueOf(pager.getBase().name()),
                SecretHeader.of(pager.getWebhookHeader(), PagerRoutes.secrets(pager.getWebhookSecret())));
    }

    /** By a key for all, or by routes. */
    static final class Keyed extends AnyNestedCondition {
        Keyed() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("incident.channels.opsgenie.key")
        static final class ByDefault {}

        @ConditionalOnProperty("incident.channels.opsgenie.routes[0].key")
        static final class ByRoutes {}
    }
}
