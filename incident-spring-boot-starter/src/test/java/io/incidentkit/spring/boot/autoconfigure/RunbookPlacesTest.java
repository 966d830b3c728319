package io.incidentkit.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.runbook.RemoteRunbooks;
import io.incidentkit.jdbc.runbook.JdbcRunbookCopies;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.store.RunbookCopies;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;

/** The places of runbooks outside are connected by their properties. */
class RunbookPlacesTest {
    private static final String[] CONFLUENCE = {
        "incident.runbooks.confluence.url=http://127.0.0.1:1/wiki",
        "incident.runbooks.confluence.user=ada@example.com",
        "incident.runbooks.confluence.token=t0k3n-of-ada",
        "incident.runbooks.confluence.pages=101,102",
        "incident.runbooks.confluence.space=7"
    };

    private static final String[] SLAB = {
        "incident.runbooks.slab.token=t0k3n-of-slab",
        "incident.runbooks.slab.pages=p1",
        "incident.runbooks.slab.topic=t1",
        "incident.runbooks.slab.api=http://127.0.0.1:1/v1/graphql"
    };

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    RemoteRunbooksAutoConfiguration.class,
                    IncidentAutoConfiguration.class,
                    IncidentJdbcAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class))
            .withPropertyValues(
                    "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                    "incident.jdbc.initialize-schema=always");

    @Test
    void ofWikisWithTheirCopiesInTheDatabase() {
        runner.withPropertyValues(CONFLUENCE).withPropertyValues(SLAB).run(context -> {
            assertThat(context).hasSingleBean(Runbooks.class).hasSingleBean(JdbcRunbookCopies.class);
            assertThat(context.getBean(RemoteRunbooks.class)).hasToString("confluence, slab, read every 300 s");
        });
    }

    @Test
    void ofConfluenceTakeJsoupAndSaySo() {
        runner.withPropertyValues(CONFLUENCE)
                .withClassLoader(new FilteredClassLoader("org.jsoup"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("add org.jsoup:jsoup to the dependencies"));
        runner.withPropertyValues(SLAB)
                .withClassLoader(new FilteredClassLoader("org.jsoup"))
                .run(context -> assertThat(context).hasSingleBean(RemoteRunbooks.class));
    }

    @Test
    void leaveTheirCopiesToABeanOfTheHost() {
        runner.withPropertyValues(SLAB)
                .withBean(RunbookCopies.class, InMemory::new)
                .run(context -> assertThat(context)
                        .hasSingleBean(RunbookCopies.class)
                        .doesNotHaveBean(JdbcRunbookCopies.class));
    }

    private static final class InMemory implements RunbookCopies {
        @Override
        public Optional<Copy> find(String place) {
            return Optional.empty();
        }

        @Override
        public void keep(String place, Copy copy) {}

        @Override
        public void readAgain(String place, Instant readAt) {}
    }
}
