package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.alertGroup;
import static io.incidentkit.jdbc.Samples.incidents;
import static io.incidentkit.jdbc.Samples.note;
import static io.incidentkit.jdbc.Samples.triaged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.store.TransactionLostException;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What a host does with incidents inside its own transactions. */
class JoiningTransactionsTest {

    @ParameterizedTest
    @EnumSource
    void rollsBackWithTheCaller(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            Incident before = incidents.declare(ANA, triaged("before"));

            List<Incident> written = new TransactionTemplate(new JdbcTransactionManager(pool)).execute(status -> {
                Incident declared = incidents.declare(ANA, triaged("within"));
                Incident noted = incidents.execute(ANA, before.id(), note("within"));
                assertThat(incidents.get(declared.id())).as("seen within").isEqualTo(declared);
                assertThat(incidents.get(before.id())).as("seen within").isEqualTo(noted);
                status.setRollbackOnly();
                return List.of(declared, noted);
            });

            assertThat(incidents.find(written.get(0).id())).isEmpty();
            assertThat(incidents.timeline(written.get(0).id())).isEmpty();
            assertThat(incidents.get(before.id())).isEqualTo(before);
            assertThat(incidents.timeline(before.id())).hasSize(before.version());
        }
    }

    @ParameterizedTest
    @EnumSource
    void commitsWithTheCallerAndNotBefore(TestDatabase database) {
        try (HikariDataSource pool = database.newlyMigrated()) {
            JdbcTemplate host = new JdbcTemplate(pool);
            host.execute("create table host_table (id integer primary key)");
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));

            Incident written = HostTransactions.call(pool, () -> {
                host.update("insert into host_table values (1)");
                Incident declared = incidents.declare(ANA, triaged("within"));
                assertThat(Elsewhere.call(() -> incidents.find(declared.id())))
                        .as("seen by others")
                        .isEmpty();
                return incidents.execute(ANA, declared.id(), note("within"));
            });

            assertThat(incidents.get(written.id())).isEqualTo(written);
            assertThat(host.queryForObject("select count(*) from host_table", Long.class))
                    .isOne();
        }
    }

    @ParameterizedTest
    @EnumSource
    void joinsATransactionThatAnotherKindOfManagerBoundToTheDataSource(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            TransactionTemplate transaction = new TransactionTemplate(new EntityStyleTransactionManager(pool));

            Incident rolledBack = transaction.execute(status -> {
                Incident declared = incidents.declare(ANA, triaged("within"));
                status.setRollbackOnly();
                return declared;
            });
            Incident committed = transaction.execute(status -> incidents.declare(ANA, triaged("within")));

            assertThat(incidents.find(rolledBack.id())).isEmpty();
            assertThat(incidents.get(committed.id())).isEqualTo(committed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void joinsThroughAProxyOfTheDataSource(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            DataSource proxy = new TransactionAwareDataSourceProxy(pool);
            Incidents incidents = incidents(JdbcIncidentStore.create(proxy));

            Incident rolledBack = new TransactionTemplate(new DataSourceTransactionManager(proxy)).execute(status -> {
                Incident declared = incidents.declare(ANA, triaged("within"));
                status.setRollbackOnly();
                return declared;
            });

            assertThat(incidents.find(rolledBack.id())).isEmpty();
            Incident alone = incidents.declare(ANA, triaged("alone"));
            assertThat(incidents.get(alone.id())).isEqualTo(alone);
        }
    }

    /** The host's transaction is on another database; ours does not wait for it. */
    @ParameterizedTest
    @EnumSource
    void writesByItselfDuringATransactionOfAnotherDataSource(TestDatabase database) {
        for (boolean autoCommit : new boolean[] {true, false}) {
            try (HikariDataSource other = TestDatabase.H2.empty();
                    HikariDataSource pool = database.migrated(config -> config.setAutoCommit(autoCommit))) {
                Incidents incidents = incidents(JdbcIncidentStore.create(pool));

                Incident written = new TransactionTemplate(new JdbcTransactionManager(other)).execute(status -> {
                    Incident declared = incidents.declare(ANA, triaged("within"));
                    status.setRollbackOnly();
                    return incidents.execute(ANA, declared.id(), note("within"));
                });

                assertThat(incidents.get(written.id())).isEqualTo(written);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheCallersTransactionUsableAfterALostVersion(TestDatabase database) {
        assertUsableAfterConflict(database, store -> {
            Incident stale = incidents(store).declare(ANA, triaged("first"));
            incidents(store).execute(ANA, stale.id(), note("faster"));
            append(store, stale);
        });
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheCallersTransactionUsableAfterATakenId(TestDatabase database) {
        assertUsableAfterConflict(database, store -> {
            Incident taken = incidents(store).declare(ANA, triaged("first"));
            List<TimelineEntry> entries = incidents(store).timeline(taken.id());
            store.append(new IncidentChange(Optional.empty(), entries, Incident.replay(taken.id(), 0, entries)));
        });
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheCallersTransactionUsableAfterATakenGroupOfAlerts(TestDatabase database) {
        assertUsableAfterConflict(database, store -> {
            Incident holder = incidents(store).receive(ANA, alertGroup("disk")).orElseThrow();
            List<TimelineEntry> entries = incidents(store).timeline(holder.id());
            IncidentId other = IncidentId.create(Samples.NOW);
            store.append(new IncidentChange(Optional.empty(), entries, Incident.replay(other, 0, entries)));
        });
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheCallersTransactionUsableAfterTakingTheGroupOfAnother(TestDatabase database) {
        assertUsableAfterConflict(database, store -> {
            Incident holder = incidents(store).receive(ANA, alertGroup("disk")).orElseThrow();
            TimelineEntry alerts = store.timeline(holder.id(), 1, 1).get(0);
            Incident other = incidents(store).declare(ANA, triaged("other"));
            append(store, other, alerts);
        });
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheCallersTransactionUsableAfterALostVersionOfOneOfSeveral(TestDatabase database) {
        assertUsableAfterConflict(database, store -> {
            Incident first = incidents(store).receive(ANA, alertGroup("disk")).orElseThrow();
            Incident stale = incidents(store).declare(ANA, triaged("second"));
            incidents(store).execute(ANA, stale.id(), note("faster"));
            store.append(List.of(noted(first), noted(stale)));
        });
    }

    /**
     * That is no lost race: who tries again in the same transaction loses it for ever. H2 throws the whole transaction away, what
     * the host has written in it too; who tried again would commit the second half of the work.
     */
    @ParameterizedTest
    @EnumSource
    void losesItsTransactionToALostVersionUnderAStricterIsolation(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            assertThatExceptionOfType(TransactionLostException.class).isThrownBy(() -> appendToAnOldSnapshot(pool));
        }
    }

    /** What the caller's transaction sees is older than what somebody else has written since. */
    private static void appendToAnOldSnapshot(HikariDataSource pool) {
        IncidentStore store = JdbcIncidentStore.create(pool);
        Incident declared = incidents(store).declare(ANA, triaged("Checkout is down"));
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transaction.executeWithoutResult(status -> {
            Incident seen = store.find(declared.id()).orElseThrow();
            Elsewhere.call(() -> incidents(store).execute(ANA, declared.id(), note("faster")));
            append(store, seen);
        });
    }

    /** PostgreSQL needs no such test: after a failure it takes nothing more from the caller, and keeps nothing. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL")
    void leavesNothingHalfWrittenWhenTheCallerCommitsAfterAFailure(TestDatabase database) {
        try (HikariDataSource pool = database.newlyMigrated()) {
            for (PlatformTransactionManager manager :
                    List.of(new JdbcTransactionManager(pool), new EntityStyleTransactionManager(pool))) {
                IncidentStore store = JdbcIncidentStore.create(pool);
                Incident before = incidents(store).declare(ANA, triaged("before"));
                new JdbcTemplate(pool)
                        .execute("alter table incident_event add constraint no_notes check (type <> 'note-added')");

                new TransactionTemplate(manager)
                        .executeWithoutResult(status -> assertThatExceptionOfType(IncidentStoreException.class)
                                .isThrownBy(() -> incidents(store).execute(ANA, before.id(), note("refused"))));

                assertThat(store.find(before.id())).contains(before);
                new JdbcTemplate(pool).execute("alter table incident_event drop constraint no_notes");
            }
        }
    }

    private static void assertUsableAfterConflict(TestDatabase database, Consumer<IncidentStore> conflict) {
        try (HikariDataSource pool = database.migrated()) {
            IncidentStore store = JdbcIncidentStore.create(pool);

            Incident written = HostTransactions.call(pool, () -> {
                assertThatExceptionOfType(ConcurrentUpdateException.class).isThrownBy(() -> conflict.accept(store));
                return incidents(store).declare(ANA, triaged("afterwards"));
            });

            assertThat(store.find(written.id())).contains(written);
            assertThat(store.list(new IncidentQuery(IncidentQuery.State.ALL, 0, 10))
                            .incidents())
                    .allSatisfy(listed -> assertThat(listed)
                            .isEqualTo(Incident.replay(
                                    listed.id(), listed.number(), store.timeline(listed.id(), 0, 1_000))));
        }
    }

    private static void append(IncidentStore store, Incident before) {
        append(store, noted(before));
    }

    private static void append(IncidentStore store, Incident before, TimelineEntry entry) {
        append(store, change(before, entry));
    }

    private static void append(IncidentStore store, IncidentChange change) {
        store.append(change);
    }

    private static IncidentChange noted(Incident before) {
        return change(before, new TimelineEntry(1, Samples.NOW, Samples.NOW, ANA, new NoteAdded("slower")));
    }

    private static IncidentChange change(Incident before, TimelineEntry entry) {
        List<TimelineEntry> next = List.of(new TimelineEntry(
                before.version() + 1, entry.occurredAt(), entry.recordedAt(), entry.actor(), entry.event()));
        return new IncidentChange(Optional.of(before), next, before.evolve(next));
    }
}
