package io.incidentkit.spring.boot.channel;

import io.incidentkit.commander.Directory;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.slack.SlackDesk;
import io.incidentkit.connector.slack.SlackSignature;
import io.incidentkit.connector.slack.SlackSocket;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.properties.SlackProperties;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * The desk at which people in Slack are served, if {@code incident.channels.slack.signing-secret} or
 * {@code incident.channels.slack.app-token} is set beside the token; with the latter a {@link SlackSocket} that is connected once the
 * application is ready. Each stands back for a bean of the host.
 */
@AutoConfiguration(after = {IncidentAutoConfiguration.class, ChannelsAutoConfiguration.class})
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@ConditionalOnClass(SlackDesk.class)
@ConditionalOnProperty("incident.channels.slack.token")
@ConditionalOnBean(Incidents.class)
public final class SlackInboundAutoConfiguration {
    /** Made by Spring. */
    public SlackInboundAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    @Conditional(Inbound.class)
    SlackDesk incidentSlackDesk(
            IncidentProperties properties,
            Incidents incidents,
            Caller caller,
            ChannelReferences references,
            ObjectProvider<Directory> directory) {
        SlackProperties slack = properties.getChannels().getSlack();
        Secret token = Secret.of(Objects.requireNonNull(slack.getToken()));
        String signing = slack.getSigningSecret();
        SlackDesk.Builder desk = signing == null
                ? SlackDesk.builder(incidents, caller, token, references)
                : SlackDesk.builder(
                        incidents, new SlackSignature(List.of(Secret.of(signing))), caller, token, references);
        return desk.api(slack.getApi())
                .directory(directory.getIfAvailable(() -> Directory.NONE))
                .marks(slack.getMarks())
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("incident.channels.slack.app-token")
    SlackSocket incidentSlackSocket(IncidentProperties properties, SlackDesk desk, Caller caller) {
        SlackProperties slack = properties.getChannels().getSlack();
        return SlackSocket.builder(desk, caller, Secret.of(Objects.requireNonNull(slack.getAppToken())))
                .api(slack.getApi())
                .build();
    }

    @Bean
    @ConditionalOnBean(SlackSocket.class)
    ApplicationListener<ApplicationReadyEvent> incidentSlackSocketAtStart(SlackSocket socket) {
        return ready -> socket.start();
    }

    /** Over HTTP, or through a socket. */
    static final class Inbound extends AnyNestedCondition {
        Inbound() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("incident.channels.slack.signing-secret")
        static final class OverHttp {}

        @ConditionalOnProperty("incident.channels.slack.app-token")
        static final class BySocket {}
    }
}
