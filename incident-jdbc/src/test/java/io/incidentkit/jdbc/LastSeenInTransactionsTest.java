package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.incidents;
import static io.incidentkit.jdbc.Samples.note;
import static io.incidentkit.jdbc.Samples.triaged;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.Incidents;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a caller may still roll back is not remembered: another write would get its version, and nobody would notice. */
class LastSeenInTransactionsTest {

    @ParameterizedTest
    @EnumSource
    void remembersNothingThatTheCallerRolledBack(TestDatabase database) {
        assertRemembersNothing(database, JdbcTransactionManager::new);
    }

    @ParameterizedTest
    @EnumSource
    void remembersNothingThatAnotherKindOfManagerRolledBack(TestDatabase database) {
        assertRemembersNothing(database, EntityStyleTransactionManager::new);
    }

    @ParameterizedTest
    @EnumSource
    void goesOnFromWhatIsStoredAfterTheCallerRolledBack(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            Incident before = incidents.declare(ANA, triaged("before"));
            rollBack(new JdbcTransactionManager(pool), () -> incidents.execute(ANA, before.id(), note("rolled back")));
            incidents(JdbcIncidentStore.create(pool)).execute(ANA, before.id(), note("at its version"));

            Incident after = incidents.execute(ANA, before.id(), note("afterwards"));

            assertThat(after).isEqualTo(Incident.replay(after.id(), after.number(), incidents.timeline(after.id())));
            assertThat(after.version()).isEqualTo(before.version() + 2);
        }
    }

    private static void assertRemembersNothing(
            TestDatabase database, Function<DataSource, PlatformTransactionManager> manager) {
        try (HikariDataSource pool = database.migrated()) {
            JdbcIncidentStore store = JdbcIncidentStore.create(pool);
            Incidents incidents = incidents(store);
            Incident before = incidents.declare(ANA, triaged("before"));
            Incident into = incidents.declare(ANA, triaged("into"));
            assertThat(store.lastSeen(before.id())).contains(before);

            rollBack(manager.apply(pool), () -> {
                assertThat(store.lastSeen(before.id())).as("given within").isEmpty();
                incidents.execute(ANA, before.id(), note("within"));
                assertThat(incidents.get(before.id()).version()).isEqualTo(before.version() + 1);
                incidents.execute(ANA, before.id(), new Merge(into.id(), "the same", null, null));
                incidents.get(into.id());
            });

            assertThat(store.lastSeen(before.id())).isIn(Optional.of(before), Optional.empty());
            assertThat(store.lastSeen(into.id())).isIn(Optional.of(into), Optional.empty());
            assertThat(incidents.get(before.id())).isEqualTo(before);
            assertThat(incidents.get(into.id())).isEqualTo(into);
            assertThat(store.lastSeen(into.id())).contains(into);
        }
    }

    private static void rollBack(PlatformTransactionManager manager, Runnable work) {
        new TransactionTemplate(manager).executeWithoutResult(status -> {
            work.run();
            status.setRollbackOnly();
        });
    }
}
