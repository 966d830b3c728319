package io.incidentkit.spring.boot.web;

import io.incidentkit.connector.slack.SlackDesk;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.channel.SlackInboundAutoConfiguration;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.security.ReceivedWebhooks;
import io.incidentkit.spring.boot.security.WebhookGate;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * The {@link SlackDesk} at {@code incident.channels.slack.path}, if {@code incident.channels.slack.signing-secret} is set beside the token. Its
 * requests are known by their signatures, and pass by the login of the application.
 */
@AutoConfiguration(after = SlackInboundAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(SlackDesk.class)
@ConditionalOnProperty({"incident.channels.slack.token", "incident.channels.slack.signing-secret"})
@ConditionalOnBean(SlackDesk.class)
public final class SlackDeskAutoConfiguration {
    /** So many bodies are read, and so many modals opened, at the same time on one node. */
    private static final int AT_ONCE = 16;

    /** Made by Spring. */
    public SlackDeskAutoConfiguration() {}

    @Bean
    FilterRegistrationBean<SlackFilter> incidentSlackFilter(
            SlackDesk desk, Incidents incidents, IncidentProperties properties, ReceivedWebhooks received) {
        WebhookGate gate =
                new WebhookGate(null, null, true, properties.getAlerts().getPerMinute(), AT_ONCE, incidents::now);
        SimpleAsyncTaskExecutor afterwards = new SimpleAsyncTaskExecutor("incident-slack-");
        afterwards.setConcurrencyLimit(AT_ONCE);
        FilterRegistrationBean<SlackFilter> filter =
                new FilterRegistrationBean<>(new SlackFilter(desk, gate, afterwards, received));
        filter.addUrlPatterns(properties.getChannels().getSlack().getPath());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
