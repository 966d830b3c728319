package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.note;
import static io.incidentkit.jdbc.Samples.triaged;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentQuery;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Nobody is told, paged or reminded of what the host may still roll back. */
class ToldAfterTheCommitTest {
    private final List<String> told = new ArrayList<>();
    private HikariDataSource pool;

    @AfterEach
    void close() {
        if (pool != null) { // else the test was skipped
            pool.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhenTheCallerHasCommittedAndNotBefore(TestDatabase database) {
        Incidents incidents = told(database);

        for (PlatformTransactionManager manager : managers(pool)) {
            told.clear();
            new TransactionTemplate(manager).executeWithoutResult(status -> {
                Incident into = incidents.declare(ANA, triaged("Checkout is down"));
                Incident duplicate = incidents.declare(ANA, triaged("Payments fail"));
                incidents.execute(ANA, duplicate.id(), new Merge(into.id(), "the same", null, null));
                assertThat(told).as("told before the commit").isEmpty();
            });

            assertThat(told).containsExactly("Checkout is down", "Payments fail", "Payments fail", "Checkout is down");
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsNobodyOfWhatTheCallerRolledBack(TestDatabase database) {
        Incidents incidents = told(database);

        for (PlatformTransactionManager manager : managers(pool)) {
            new TransactionTemplate(manager).executeWithoutResult(status -> {
                incidents.declare(ANA, triaged("Checkout is down"));
                status.setRollbackOnly();
            });

            assertThat(told).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsAtOnceWithoutATransaction(TestDatabase database) {
        told(database).declare(ANA, triaged("Checkout is down"));

        assertThat(told).containsExactly("Checkout is down");
    }

    /** What a listener writes is a transaction of its own: the caller's is over, though Spring still shows it. */
    @ParameterizedTest
    @EnumSource
    void keepsWhatAListenerWrites(TestDatabase database) {
        Incidents incidents = on(database.migrated(), (service, incident, entries) -> {
            if (incident.version() == entries.size()) {
                service.execute(ANA, incident.id(), note("seen by the listener"));
            }
        });

        Incident declared = HostTransactions.call(pool, () -> incidents.declare(ANA, triaged("Checkout is down")));

        assertThat(Elsewhere.call(() -> incidents.get(declared.id())).version()).isEqualTo(declared.version() + 1);
    }

    /** What was written since a savepoint is gone with it; what was written before, and after, is committed and told. */
    @ParameterizedTest
    @EnumSource
    void tellsNobodyOfWhatTheCallerRolledBackToASavepoint(TestDatabase database) {
        Incidents incidents = told(database);
        JdbcTransactionManager manager = new JdbcTransactionManager(pool);
        TransactionTemplate nested = new TransactionTemplate(manager);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);

        new TransactionTemplate(manager).executeWithoutResult(status -> {
            incidents.declare(ANA, triaged("before"));
            nested.executeWithoutResult(within -> {
                incidents.declare(ANA, triaged("undone"));
                within.setRollbackOnly();
            });
            nested.executeWithoutResult(within -> incidents.declare(ANA, triaged("kept")));
            incidents.declare(ANA, triaged("after"));
        });

        assertThat(told).containsExactly("before", "kept", "after");
        assertThat(incidents.list(IncidentQuery.open()).incidents())
                .extracting(Incident::title)
                .containsExactlyInAnyOrder("before", "kept", "after");
    }

    /** Whoever hears of the commit of their own transaction gives a command; Spring shows that transaction still. */
    @ParameterizedTest
    @EnumSource
    void storesAndTellsWhatIsGivenInACallbackOfTheCaller(TestDatabase database) {
        for (boolean commitsByItself : new boolean[] {true, false}) {
            Incidents incidents = told(database.migrated(config -> config.setAutoCommit(commitsByItself)));
            for (PlatformTransactionManager manager : managers(pool)) {
                told.clear();
                Incident before = incidents.declare(ANA, triaged("before"));

                new TransactionTemplate(manager).executeWithoutResult(status -> {
                    new JdbcTemplate(pool).queryForList("select version from incident");
                    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            incidents.execute(ANA, before.id(), note("at the commit"));
                            incidents.declare(ANA, triaged("at the commit"));
                        }

                        @Override
                        public void afterCompletion(int how) {
                            incidents.execute(ANA, before.id(), note("at the end"));
                            incidents.declare(ANA, triaged("at the end"));
                        }
                    });
                });

                assertThat(told)
                        .as("%s, commits by itself: %s", manager, commitsByItself)
                        .containsExactlyInAnyOrder("before", "before", "before", "at the commit", "at the end");
                assertThat(Elsewhere.call(() -> incidents.get(before.id())).version())
                        .isEqualTo(before.version() + 2);
                assertThat(Elsewhere.call(
                                () -> incidents.list(IncidentQuery.open()).incidents()))
                        .extracting(Incident::title)
                        .contains("at the commit", "at the end");
            }
            pool.close();
        }
    }

    /** A pool of one connection, which the transaction of the caller still holds when the listener reads and writes. */
    @ParameterizedTest
    @EnumSource
    void aListenerNeedsNoSecondConnection(TestDatabase database) {
        for (boolean commitsByItself : new boolean[] {true, false}) {
            Incidents incidents = on(
                    database.migrated(config -> {
                        config.setMaximumPoolSize(1);
                        config.setConnectionTimeout(1_000);
                        config.setAutoCommit(commitsByItself);
                    }),
                    (service, incident, entries) -> {
                        told.add(service.get(incident.id()).title());
                        if (incident.version() == entries.size()) {
                            service.execute(ANA, incident.id(), note("seen by the listener"));
                        }
                    });

            Incident declared = HostTransactions.call(pool, () -> incidents.declare(ANA, triaged("Checkout is down")));

            assertThat(incidents.get(declared.id()).version()).isEqualTo(declared.version() + 1);
            assertThat(told).containsExactly("Checkout is down", "Checkout is down");
            told.clear();
            pool.close();
        }
    }

    private Incidents told(TestDatabase database) {
        return told(database.migrated());
    }

    private Incidents told(HikariDataSource migrated) {
        return on(migrated, (service, incident, entries) -> told.add(incident.title()));
    }

    private Incidents on(HikariDataSource migrated, IncidentListener listener) {
        pool = migrated;
        return Incidents.builder(
                        JdbcIncidentStore.create(pool),
                        IncidentPolicy.standard(),
                        Clock.fixed(Samples.NOW, ZoneOffset.UTC))
                .listener(listener)
                .build();
    }

    private static List<PlatformTransactionManager> managers(DataSource dataSource) {
        return List.of(new JdbcTransactionManager(dataSource), new EntityStyleTransactionManager(dataSource));
    }
}
