package io.incidentkit.spring.boot.web.live;

import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.security.LoginCarrier;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The changes of incidents for those who listen over HTTP: programs, and the pages of a console. Its thread begins with the first of them. */
@AutoConfiguration(after = IncidentAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(HttpServletRequest.class)
@ConditionalOnBean(Incidents.class)
public final class ChangeFeedAutoConfiguration {
    /** So many may listen to the changes at the same time, on one node. */
    private static final int MOST_WHO_LISTEN = 500;

    /** Made by Spring. */
    public ChangeFeedAutoConfiguration() {}

    @Bean
    ChangeFeed incidentChangeFeed(Incidents incidents, ObjectProvider<LoginCarrier> logins) {
        return new ChangeFeed(
                incidents, logins.getIfAvailable(() -> LoginCarrier.NONE), MOST_WHO_LISTEN, Duration.ofSeconds(1));
    }
}
