package io.incidentkit.spring.boot.web;

import io.incidentkit.commander.Directory;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.slack.SlackDesk;
import io.incidentkit.connector.slack.SlackSignature;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.channel.ChannelsAutoConfiguration;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.properties.SlackProperties;
import io.incidentkit.spring.boot.security.WebhookGate;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * A {@link SlackDesk} at {@code incident.channels.slack.path}, if {@code incident.channels.slack.signing-secret} is set beside the token. Its
 * requests are known by their signatures, and pass by the login of the application.
 */
@AutoConfiguration(after = {IncidentAutoConfiguration.class, ChannelsAutoConfiguration.class})
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(SlackDesk.class)
@ConditionalOnProperty({"incident.channels.slack.token", "incident.channels.slack.signing-secret"})
public final class SlackDeskAutoConfiguration {
    /** So many bodies are read, and so many modals opened, at the same time on one node. */
    private static final int AT_ONCE = 16;

    /** Made by Spring. */
    public SlackDeskAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    SlackDesk incidentSlackDesk(
            IncidentProperties properties,
            Incidents incidents,
            Caller caller,
            ChannelReferences references,
            ObjectProvider<Directory> directory) {
        SlackProperties slack = properties.getChannels().getSlack();
        return SlackDesk.builder(
                        incidents,
                        new SlackSignature(List.of(Secret.of(Objects.requireNonNull(slack.getSigningSecret())))),
                        caller,
                        Secret.of(Objects.requireNonNull(slack.getToken())),
                        references)
                .api(slack.getApi())
                .directory(directory.getIfAvailable(() -> Directory.NONE))
                .marks(slack.getMarks())
                .build();
    }

    @Bean
    FilterRegistrationBean<SlackFilter> incidentSlackFilter(
            SlackDesk desk, Incidents incidents, IncidentProperties properties) {
        WebhookGate gate =
                new WebhookGate(null, null, true, properties.getAlerts().getPerMinute(), AT_ONCE, incidents::now);
        SimpleAsyncTaskExecutor afterwards = new SimpleAsyncTaskExecutor("incident-slack-");
        afterwards.setConcurrencyLimit(AT_ONCE);
        FilterRegistrationBean<SlackFilter> filter =
                new FilterRegistrationBean<>(new SlackFilter(desk, gate, afterwards));
        filter.addUrlPatterns(properties.getChannels().getSlack().getPath());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
