package io.incidentkit.spring.boot.web;

import io.incidentkit.connector.ownpage.OwnPage;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.channel.StatusPagesAutoConfiguration;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Our own status page over HTTP, if {@code incident.status-page.enabled} is true; the HTTP API need not be served. */
@AutoConfiguration(after = {IncidentAutoConfiguration.class, StatusPagesAutoConfiguration.class})
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty("incident.status-page.enabled")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({DispatcherServlet.class, OwnPage.class})
public final class StatusPageWebAutoConfiguration {
    /** Made by Spring. */
    public StatusPageWebAutoConfiguration() {}

    @Bean
    RouterFunction<ServerResponse> incidentStatusPageRoutes(
            OwnPage page, Incidents incidents, IncidentProperties properties) {
        return new StatusPageHandler(new LatestPage(page, incidents))
                .routes(properties.getStatusPage().getPath());
    }
}
