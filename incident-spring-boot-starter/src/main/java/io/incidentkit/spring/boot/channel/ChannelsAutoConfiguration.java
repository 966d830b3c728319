package io.incidentkit.spring.boot.channel;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.ticket.TicketWatch;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.effect.RetryPolicy;
import io.incidentkit.memory.InMemoryReferences;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentJdbcAutoConfiguration;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.security.ReceivedWebhooks;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * The things that all channels share: where they keep what they have outside, the caller of tools, the installation's name, and
 * {@link ConnectedChannels}, which checks them once the application is ready. Each stands back for a bean of the host.
 */
@AutoConfiguration(after = IncidentJdbcAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@EnableConfigurationProperties(IncidentProperties.class)
public final class ChannelsAutoConfiguration {
    private static final String NO_NAME = "incidents";

    /** Made by Spring. */
    public ChannelsAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(ChannelReferences.class)
    InMemoryReferences incidentChannelReferences() {
        return new InMemoryReferences();
    }

    @Bean
    @ConditionalOnMissingBean
    Installation incidentInstallation(IncidentProperties properties, Environment environment) {
        String own = properties.getInstallation();
        return new Installation(own != null ? own : environment.getProperty("spring.application.name", NO_NAME));
    }

    @Bean
    @ConditionalOnMissingBean
    ReceivedWebhooks incidentReceivedWebhooks() {
        return new ReceivedWebhooks();
    }

    @Bean
    @ConditionalOnMissingBean
    ConnectedChannels incidentConnectedChannels(
            ObjectProvider<Channel> channels, ObjectProvider<RetryPolicy> retries, ObjectProvider<Clock> clock) {
        Duration deadline = retries.getIfAvailable(RetryPolicy::standard).callTimeout();
        return new ConnectedChannels(
                channels.orderedStream().toList(), deadline, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    @ConditionalOnBean(ConnectedChannels.class)
    @ConditionalOnBooleanProperty(name = "incident.channels.check-at-start", matchIfMissing = true)
    ApplicationListener<ApplicationReadyEvent> incidentChannelCheck(ConnectedChannels channels) {
        return ready -> channels.checkAll();
    }

    /** The calls of connectors, where they are on the class path. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Caller.class)
    static class Calls {

        /** A client of the JDK takes a tenth of a second to be made: where no tool is connected none is. */
        @Bean
        @Lazy
        @ConditionalOnMissingBean
        Caller incidentToolCaller(IncidentProperties properties) {
            return Caller.create(properties.getChannels().getCallDeadline());
        }

        /** Those who watch tickets, the host's own too, begin to ask once the application is there, and end with their beans. */
        @Bean
        ApplicationListener<ApplicationReadyEvent> incidentTicketWatches(
                ObjectProvider<TicketWatch> watches, ObjectProvider<Incidents> incidents) {
            return ready -> incidents.ifAvailable(known -> watches.forEach(watch -> watch.start(known)));
        }
    }
}
