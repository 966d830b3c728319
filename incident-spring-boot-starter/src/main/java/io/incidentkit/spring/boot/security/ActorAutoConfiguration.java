package io.incidentkit.spring.boot.security;

import io.incidentkit.spring.boot.properties.IncidentProperties;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The {@link ActorResolver} that says who makes a request, for the HTTP API and for the pages of a console: whoever is logged in, unless
 * the host has one of its own.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(HttpServletRequest.class)
@EnableConfigurationProperties(IncidentProperties.class)
public final class ActorAutoConfiguration {
    private static final String SPRING_SECURITY = "org.springframework.security.core.Authentication";

    /** Made by Spring. */
    public ActorAutoConfiguration() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = SPRING_SECURITY)
    static class WithSpringSecurity {

        @Bean
        @ConditionalOnMissingBean(ActorResolver.class)
        LoginActorResolver incidentActorResolver() {
            return new LoginActorResolver();
        }

        @Bean
        @ConditionalOnMissingBean(LoginCarrier.class)
        SecurityContextCarrier incidentLoginCarrier() {
            return new SecurityContextCarrier();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass(SPRING_SECURITY)
    static class WithoutSpringSecurity {

        @Bean
        @ConditionalOnMissingBean(ActorResolver.class)
        ActorResolver incidentActorResolver(IncidentProperties properties) {
            return properties.getWeb().isTrustActorHeader() ? new HeaderActorResolver() : new LoginActorResolver();
        }
    }
}
