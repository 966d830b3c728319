package io.incidentkit.spring.boot.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.service.AccessPolicy.Right;
import io.incidentkit.service.AccessPolicy.Rights;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.autoconfigure.IncidentJdbcAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class IncidentSecurityAutoConfigurationTest {
    private static final Actor ANA = Actor.person("ana");

    private final ApplicationContextRunner host = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    IncidentJdbcAutoConfiguration.class,
                    IncidentSecurityAutoConfiguration.class,
                    IncidentAutoConfiguration.class))
            .withPropertyValues("spring.datasource.generate-unique-name=true", "incident.outbox.enabled=false");

    @Test
    void restrictsNothingWhereNothingIsSaid() {
        host.run(context -> {
            assertThat(context).doesNotHaveBean(Rights.class);
            assertThat(context.getBean(Incidents.class).has(ANA, Right.ADMINISTER, null))
                    .isTrue();
        });
    }

    @Test
    void takesAuthoritiesFromPropertiesOfEitherForm() {
        host.withPropertyValues("incident.rights.respond=ROLE_SRE")
                .run(context -> assertThat(context.getBean(Incidents.class).has(ANA, Right.RESPOND, null))
                        .isFalse());
        host.withPropertyValues("incident.rights.administer[0]=ROLE_SRE")
                .run(context -> assertThat(context.getBean(Incidents.class).has(ANA, Right.ADMINISTER, null))
                        .isFalse());
    }

    @Test
    void leavesItToTheHostsBean() {
        host.withPropertyValues("incident.rights.respond=ROLE_SRE")
                .withBean(Rights.class, () -> (actor, right, incident) -> actor.equals(ANA))
                .run(context -> {
                    Incidents incidents = context.getBean(Incidents.class);
                    assertThat(incidents.has(ANA, Right.ADMINISTER, null)).isTrue();
                    assertThat(incidents.has(Actor.person("eve"), Right.READ, null))
                            .isFalse();
                    assertThat(incidents
                                    .declare(ANA, Declare.of("Checkout is down"))
                                    .number())
                            .isPositive();
                });
    }

    @Test
    void doesNotStartWithRightsThatNobodyCouldCheck() {
        host.withPropertyValues("incident.rights.respond=ROLE_SRE")
                .withClassLoader(new FilteredClassLoader("org.springframework.security"))
                .run(context -> {
                    assertThat(context).hasFailed();
                    FailureAnalysis analysis =
                            new UncheckedRightsFailureAnalyzer().analyze(context.getStartupFailure());
                    assertThat(analysis.getAction()).startsWith("Add spring-boot-starter-security");
                });
    }
}
