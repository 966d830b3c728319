package io.incidentkit.spring.boot.security;

import io.incidentkit.service.AccessPolicy.Right;
import io.incidentkit.service.AccessPolicy.Rights;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.properties.RightsProperties;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * {@link Rights} by the authorities that {@code incident.rights.*} names, where one of these is set. A bean of type {@link Rights} takes
 * their place; either is asked in place of the rights of an {@code AccessPolicy} bean, which goes on to say who sees private incidents.
 * Rights that nobody could check stop the start.
 */
@AutoConfiguration(before = IncidentAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@Conditional(IncidentSecurityAutoConfiguration.AnyRight.class)
@EnableConfigurationProperties(IncidentProperties.class)
public final class IncidentSecurityAutoConfiguration {
    private static final String SPRING_SECURITY = "org.springframework.security.core.context.SecurityContextHolder";

    /** Made by Spring. */
    public IncidentSecurityAutoConfiguration() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = SPRING_SECURITY)
    static class WithSpringSecurity {

        @Bean
        @ConditionalOnMissingBean(Rights.class)
        AuthorityRights incidentRights(IncidentProperties properties) {
            RightsProperties rights = properties.getRights();
            Map<Right, List<String>> said = Map.of(
                    Right.READ, rights.getRead(),
                    Right.RESPOND, rights.getRespond(),
                    Right.COMMAND, rights.getCommand(),
                    Right.ADMINISTER, rights.getAdminister());
            return new AuthorityRights(said);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass(SPRING_SECURITY)
    static class WithoutSpringSecurity {

        @Bean
        @ConditionalOnMissingBean(Rights.class)
        Rights incidentRights() {
            throw new UncheckedRightsException();
        }
    }

    /** One of the rights is said. */
    static final class AnyRight extends SpringBootCondition {
        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            boolean isSaid = Binder.get(context.getEnvironment())
                    .bind("incident.rights", Bindable.mapOf(String.class, Object.class))
                    .isBound();
            return new ConditionOutcome(isSaid, "incident.rights.* is " + (isSaid ? "set" : "not set"));
        }
    }
}
