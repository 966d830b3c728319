package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.alertGroup;
import static io.incidentkit.jdbc.Samples.incidents;
import static io.incidentkit.jdbc.Samples.note;
import static io.incidentkit.jdbc.Samples.triaged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.timeline.TimelineEntry;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

class JdbcIncidentStoreTest {

    @Test
    void refusesADatabaseThatItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcIncidentStore.create(FakeDatabases.calledOracle()))
                .withMessage("The database is Oracle; supported are PostgreSQL, MariaDB, MySQL, H2");
    }

    /** What MySQL's driver says of it, which knows nothing of its ids. */
    @Test
    void refusesMariaDbBehindTheDriverOfMySql() {
        try (HikariDataSource pool = TestDatabase.MARIADB.empty(
                config -> config.setJdbcUrl(config.getJdbcUrl().replace("jdbc:mariadb:", "jdbc:mysql:")))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> JdbcIncidentStore.create(pool))
                    .withMessageContaining("use MariaDB's own driver");
        }
    }

    @Test
    void saysAtOnceThatTheDatabaseCannotBeReached() {
        assertThatExceptionOfType(IncidentStoreException.class)
                .isThrownBy(() -> JdbcIncidentStore.create(FakeDatabases.unreachable()))
                .withRootCauseInstanceOf(java.net.ConnectException.class);
    }

    @ParameterizedTest
    @EnumSource
    void saysWithEveryCallThatTheDatabaseIsGone(TestDatabase database) {
        for (boolean autoCommit : new boolean[] {true, false}) {
            try (HikariDataSource pool = database.migrated(config -> config.setAutoCommit(autoCommit))) {
                WatchedDataSource watched = new WatchedDataSource(pool);
                IncidentStore store = JdbcIncidentStore.create(watched);
                Incident declared = incidents(store).declare(ANA, triaged("Checkout is down"));
                List<TimelineEntry> entries = store.timeline(declared.id(), 0, 10);
                watched.goDown();

                Stream.<ThrowingCallable>of(
                                () -> store.find(declared.id()),
                                () -> store.findByNumber(1),
                                () -> store.findOpenByKey("key"),
                                () -> store.timeline(declared.id(), 0, 10),
                                () -> store.list(IncidentQuery.open()),
                                () -> store.append(new IncidentChange(Optional.empty(), entries, declared)),
                                () -> store.append(List.of(new IncidentChange(Optional.empty(), entries, declared))),
                                () -> incidents(store).declare(ANA, triaged("Search is down")))
                        .forEach(call -> assertThatExceptionOfType(IncidentStoreException.class)
                                .isThrownBy(call)
                                .havingRootCause()
                                .isInstanceOf(SQLException.class)
                                .withMessage("The network is gone"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysThatTheTablesAreMissing(TestDatabase database) {
        try (HikariDataSource pool = database.empty()) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));

            assertThatExceptionOfType(IncidentStoreException.class)
                    .isThrownBy(() -> incidents.declare(ANA, triaged("Checkout is down")))
                    .havingRootCause()
                    .withMessageMatching("(?is).*incident.*(does not exist|doesn't exist|not found).*");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesEntriesThatDoNotFollow(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            IncidentStore store = JdbcIncidentStore.create(pool);
            Incident declared = incidents(store).declare(ANA, triaged("Checkout is down"));
            List<TimelineEntry> entries = store.timeline(declared.id(), 0, 10);

            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> store.append(List.of(new IncidentChange(Optional.of(declared), entries, declared))));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.append(new IncidentChange(Optional.of(declared), entries, declared)))
                    .withMessageContaining("do not follow version " + declared.version());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.append(new IncidentChange(Optional.of(declared), List.of(), declared)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingOpen(TestDatabase database) {
        for (boolean autoCommit : new boolean[] {true, false}) {
            try (HikariDataSource pool = database.newlyMigrated(config -> config.setAutoCommit(autoCommit))) {
                WatchedDataSource watched = new WatchedDataSource(pool);
                IncidentStore store = JdbcIncidentStore.create(watched);
                callEverything(store);
                assertThatExceptionOfType(ConcurrentUpdateException.class).isThrownBy(() -> loseARace(store));
                HostTransactions.run(pool, () -> new JdbcTemplate(pool).execute("drop table incident_event"));
                assertThatExceptionOfType(IncidentStoreException.class)
                        .isThrownBy(() -> incidents(store).declare(ANA, triaged("Search is down")));
                assertThatExceptionOfType(IncidentStoreException.class).isThrownBy(() -> callEverything(store));

                assertThat(watched.leftOpen()).isEmpty();
                assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            }
        }
    }

    /** The statement that failed half-way has left nothing. */
    @ParameterizedTest
    @EnumSource
    void writesAllOrNothing(TestDatabase database) {
        for (boolean autoCommit : new boolean[] {true, false}) {
            try (HikariDataSource pool = database.newlyMigrated(config -> config.setAutoCommit(autoCommit))) {
                IncidentStore store = JdbcIncidentStore.create(pool);
                Incident declared = incidents(store).declare(ANA, triaged("Checkout is down"));
                JdbcTemplate sql = new JdbcTemplate(pool);
                HostTransactions.run(
                        pool, () -> sql.execute("alter table incident_event add check (type <> 'note-added')"));

                assertThatExceptionOfType(IncidentStoreException.class)
                        .isThrownBy(() -> incidents(store).execute(ANA, declared.id(), note("refused by the check")));

                assertThat(store.find(declared.id())).contains(declared);
                assertThat(store.timeline(declared.id(), 0, 10)).hasSize(declared.version());
            }
        }
    }

    private static void callEverything(IncidentStore store) {
        Incidents incidents = incidents(store);
        Incident declared = incidents.declare(ANA, triaged("Checkout is down"));
        incidents.execute(ANA, declared.id(), note("looking"));
        incidents.receive(ANA, alertGroup("disk"));
        Incident duplicate = incidents.receive(ANA, alertGroup("disk")).orElseThrow();
        incidents.execute(ANA, duplicate.id(), new Merge(declared.id(), "the same", "ana is asleep", null));
        store.findByNumber(declared.number());
        store.list(IncidentQuery.open());
        store.timeline(declared.id(), 0, 10);
    }

    private static void loseARace(IncidentStore store) {
        Incident declared = incidents(store).declare(ANA, triaged("Checkout is down"));
        store.append(new IncidentChange(Optional.empty(), store.timeline(declared.id(), 0, 10), declared));
    }
}
