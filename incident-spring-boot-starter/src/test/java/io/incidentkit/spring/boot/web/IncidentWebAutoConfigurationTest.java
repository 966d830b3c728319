package io.incidentkit.spring.boot.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.autoconfigure.IncidentJdbcAutoConfiguration;
import io.incidentkit.spring.boot.security.ActorAutoConfiguration;
import io.incidentkit.spring.boot.web.live.ChangeFeedAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class IncidentWebAutoConfigurationTest {
    private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(
            IncidentAutoConfiguration.class,
            IncidentJdbcAutoConfiguration.class,
            ActorAutoConfiguration.class,
            ChangeFeedAutoConfiguration.class,
            IncidentWebAutoConfiguration.class);

    private final WebApplicationContextRunner runner =
            new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS);
    private final WebApplicationContextRunner withIncidents = runner.withBean(Incidents.class, Incidents::inMemory);

    @Test
    void servesNothingByDefault() {
        withIncidents.run(context -> assertThat(context).doesNotHaveBean("incidentRoutes"));
    }

    @Test
    void servesTheApiWhenAskedTo() {
        withIncidents
                .withPropertyValues("incident.web.enabled=true")
                .run(context -> assertThat(context)
                        .hasBean("incidentRoutes")
                        .hasBean("alertmanagerRoute")
                        .hasBean("postmortemImportRoute"));
    }

    @Test
    void servesNoAlertsAndTakesNoDocumentsWithoutTheConnectors() {
        withIncidents
                .withPropertyValues("incident.web.enabled=true")
                .withClassLoader(new FilteredClassLoader("io.incidentkit.connector"))
                .run(context -> assertThat(context)
                        .hasBean("incidentRoutes")
                        .doesNotHaveBean("alertmanagerRoute")
                        .doesNotHaveBean("postmortemImportRoute"));
    }

    @Test
    void isNotForApplicationsWithoutTheWeb() {
        new ApplicationContextRunner()
                .withConfiguration(CONFIGURATIONS)
                .withBean(Incidents.class, Incidents::inMemory)
                .withPropertyValues("incident.web.enabled=true")
                .withClassLoader(new FilteredClassLoader("org.springframework.web", "jakarta.servlet"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(Incidents.class)
                        .doesNotHaveBean("incidentRoutes"));
    }

    @Test
    void doesNotStartWithoutIncidentsToServe() {
        runner.withPropertyValues("incident.web.enabled=true")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(NoSuchBeanDefinitionException.class)
                        .hasMessageContaining(Incidents.class.getName()));
    }

    @Test
    void isSilentWhenIncidentsAreDisabled() {
        runner.withPropertyValues("incident.web.enabled=true", "incident.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("incidentRoutes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "incidents", "/incidents/", "/a b", "/{id}"})
    void refusesABasePathThatIsNone(String path) {
        withIncidents
                .withPropertyValues("incident.web.enabled=true", "incident.web.base-path=" + path)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("is no path such as /api/incidents"));
    }
}
