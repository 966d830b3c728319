package io.incidentkit.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.incidentkit.archive.InMemoryPostmortemArchive;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.blameless.BlamelessCheck;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Directory;
import io.incidentkit.commander.KnownPerson;
import io.incidentkit.incident.Incident;
import io.incidentkit.jdbc.JdbcIncidentStore;
import io.incidentkit.jdbc.JdbcPostmortemArchive;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.store.IncidentStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

class IncidentAutoConfigurationTest {
    private static final Actor ANA = Actor.person("ana");

    private final ApplicationContextRunner withoutDatabase = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    IncidentAutoConfiguration.class,
                    IncidentJdbcAutoConfiguration.class,
                    TransactionAutoConfiguration.class));

    private final ApplicationContextRunner runner = withoutDatabase
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class))
            .withPropertyValues("spring.datasource.generate-unique-name=true");

    @Test
    void keepsIncidentsInTheHostsDatabase() {
        runner.run(context -> {
            assertThat(context).hasSingleBean(Incidents.class).hasSingleBean(JdbcIncidentStore.class);
            Incident declared = context.getBean(Incidents.class).declare(ANA, Declare.of("Checkout fails"));
            assertThat(declared.reference()).isEqualTo("INC-1");
            assertThat(rows(context.getBean(DataSource.class))).isEqualTo(1);
        });
    }

    @Test
    void keepsNothingInMemoryWhenThereIsNoDatabase() {
        withoutDatabase.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(Incidents.class)
                .doesNotHaveBean(IncidentStore.class));
    }

    @Test
    void saysAtTheStartThatThereAreNone() {
        Logger logger = (Logger) LoggerFactory.getLogger(IncidentAutoConfiguration.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        logger.addAppender(said);
        try {
            withoutDatabase.run(context -> assertThat(said.list)
                    .singleElement()
                    .asString()
                    .contains("Incident Kit has no incidents here", "neither a DataSource nor an IncidentStore bean"));
        } finally {
            logger.detachAppender(said);
        }
    }

    @Test
    void doesNotStartAHostThatNeedsIncidentsWithoutADatabase() {
        withoutDatabase
                .withUserConfiguration(Desk.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(NoSuchBeanDefinitionException.class)
                        .hasMessageContaining(Incidents.class.getName()));
    }

    @Test
    void isSilentWhenDisabled() {
        runner.withPropertyValues("incident.enabled=false")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(Incidents.class)
                        .doesNotHaveBean(IncidentStore.class)
                        .doesNotHaveBean(IncidentPolicy.class)
                        .doesNotHaveBean(IncidentProperties.class));
    }

    @Test
    void rollsBackWithTheCallersTransaction() {
        runner.withUserConfiguration(Desk.class).run(context -> {
            Desk desk = context.getBean(Desk.class);
            assertThat(catchThrowable(desk::declareAndFail)).hasMessage("after the declare");
            assertThat(rows(context.getBean(DataSource.class))).isZero();
            desk.declare();
            assertThat(rows(context.getBean(DataSource.class))).isEqualTo(1);
        });
    }

    @Nested
    class TheHostsOwnBeans {

        @Test
        void replaceThePolicy() {
            IncidentPolicy own =
                    IncidentPolicy.builder().reopenWindow(Duration.ZERO).build();
            runner.withBean(IncidentPolicy.class, () -> own)
                    .run(context -> assertThat(context.getBean(Incidents.class).policy())
                            .isSameAs(own));
        }

        @Test
        void replaceTheStore() {
            runner.withBean(IncidentStore.class, InMemoryIncidentStore::new).run(context -> {
                assertThat(context).doesNotHaveBean(JdbcIncidentStore.class).hasSingleBean(Incidents.class);
                assertThat(context).doesNotHaveBean(IncidentSchemaInitializer.class);
            });
        }

        @Test
        void replaceTheArchive() {
            runner.run(context -> assertThat(context).hasSingleBean(JdbcPostmortemArchive.class));
            runner.withBean(PostmortemArchive.class, InMemoryPostmortemArchive::new)
                    .run(context -> assertThat(context)
                            .hasSingleBean(PostmortemArchive.class)
                            .doesNotHaveBean(JdbcPostmortemArchive.class));
        }

        @Test
        void replaceTheService() {
            Incidents own = Incidents.inMemory();
            runner.withBean(Incidents.class, () -> own)
                    .run(context -> assertThat(context.getBean(Incidents.class)).isSameAs(own));
        }

        @Test
        void setTheClock() {
            Instant then = Instant.parse("2026-03-01T14:32:00Z");
            runner.withBean(Clock.class, () -> Clock.fixed(then, ZoneOffset.UTC))
                    .run(context -> assertThat(context.getBean(Incidents.class)
                                    .declare(ANA, Declare.of("Checkout fails"))
                                    .declaredAt())
                            .isEqualTo(then));
        }
    }

    @Nested
    class SeveralDataSources {

        @Test
        void areToldApartByTheQualifier() {
            withoutDatabase.withUserConfiguration(TwoDataSources.class).run(context -> {
                context.getBean(Incidents.class).declare(ANA, Declare.of("Checkout fails"));
                assertThat(rows(context.getBean("ours", DataSource.class))).isEqualTo(1);
            });
        }

        @Test
        void areNotChosenFromAtRandom() {
            withoutDatabase
                    .withBean("one", DataSource.class, () -> h2())
                    .withBean("two", DataSource.class, () -> h2())
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .hasMessageContaining("expected single matching bean but found 2: one,two"));
        }
    }

    @Test
    void takesThePropertiesOver() {
        runner.withPropertyValues("incident.reopen-window=3d", "incident.time-zone=Europe/Berlin")
                .run(context -> {
                    assertThat(context.getBean(IncidentPolicy.class).reopenWindow())
                            .isEqualTo(Duration.ofDays(3));
                    assertThat(context.getBean(IncidentProperties.class).getTimeZone())
                            .isEqualTo(ZoneId.of("Europe/Berlin"));
                });
    }

    @Test
    void takesTheHostsBlamelessCheckIntoThePolicy() {
        BlamelessCheck own = (text, people) -> List.of();

        runner.run(
                context -> assertThat(context.getBean(Incidents.class).policy().blamelessCheck())
                        .isSameAs(BlamelessCheck.english()));
        runner.withBean(BlamelessCheck.class, () -> own)
                .run(context -> assertThat(
                                context.getBean(Incidents.class).policy().blamelessCheck())
                        .isSameAs(own));
    }

    @Test
    void asksTheHostsDirectoryWhoIsWho() {
        Directory own = Directory.of(List.of(KnownPerson.of("ada").alias("U0ADA")));

        runner.withBean(Directory.class, () -> own)
                .run(context -> assertThat(context.getBean(Incidents.class)
                                .declare(Actor.person("u0ada"), Declare.of("Checkout is down"))
                                .declaredBy()
                                .name())
                        .isEqualTo("ada"));
    }

    static DataSource h2() {
        return new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    static long rows(DataSource dataSource) {
        Long rows = new JdbcTemplate(dataSource).queryForObject("select count(*) from incident", Long.class);
        return rows == null ? -1 : rows;
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoDataSources {
        @Bean
        DataSource theirs() {
            return h2();
        }

        @Bean
        @IncidentDataSource
        DataSource ours() {
            return h2();
        }
    }

    @Service
    static class Desk {
        private final Incidents incidents;

        Desk(Incidents incidents) {
            this.incidents = incidents;
        }

        @Transactional
        void declare() {
            incidents.declare(ANA, Declare.of("Checkout fails"));
        }

        @Transactional
        void declareAndFail() {
            declare();
            throw new IllegalStateException("after the declare");
        }
    }
}
