package io.incidentkit.spring.boot.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ConditionalOnAnySettingTest {
    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Pagers.class);

    @Test
    void doesNotHoldWhereNothingIsSet() {
        application
                .withPropertyValues("incident.channels.jira.token=other", "incident.channels.pagers.key=other")
                .run(context -> assertThat(context).doesNotHaveBean("pager"));
    }

    @Test
    void holdsWhereSomethingIsSetBelowAPrefix() {
        application
                .withPropertyValues("incident.channels.pager.routes[0].key=secret")
                .run(context -> assertThat(context).hasBean("pager"));
    }

    @Test
    void holdsWhereAPrefixIsSetItself() {
        application
                .withPropertyValues("incident.alarm=loud")
                .run(context -> assertThat(context).hasBean("pager"));
    }

    @Test
    void holdsForAVariableOfTheEnvironment() {
        PropertySource<?> variables = new SystemEnvironmentPropertySource(
                "test-systemEnvironment", Map.of("INCIDENT_CHANNELS_PAGER_ROUTINGKEY", "secret"));
        application
                .withInitializer(
                        context -> context.getEnvironment().getPropertySources().addLast(variables))
                .run(context -> assertThat(context).hasBean("pager"));
    }

    @Test
    void holdsWhereASourceCanNotListWhatItHas() {
        PropertySource<Object> vault = new PropertySource<>("vault", new Object()) {
            @Override
            public Object getProperty(String name) {
                return name.equals("incident.channels.pager.key") ? "secret" : null;
            }
        };
        application
                .withInitializer(
                        context -> context.getEnvironment().getPropertySources().addLast(vault))
                .run(context -> assertThat(context).hasBean("pager"));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnAnySetting({"incident.channels.pager", "incident.alarm"})
    static class Pagers {
        @Bean
        String pager() {
            return "pager";
        }
    }
}
