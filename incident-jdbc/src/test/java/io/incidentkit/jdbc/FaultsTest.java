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
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.ForwardingIncidentStore;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.store.TransactionLostException;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.TimelineEntry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Real faults of a real database: whoever gave the command is told what to do, and why, once. */
class FaultsTest {
    private final AtomicInteger appends = new AtomicInteger();

    /** Each waits for the row that the other one has. The database lets one of them lose, and that one can begin again. */
    @ParameterizedTest
    @EnumSource
    void ofTwoThatWaitForEachOtherOneIsStoredAndTheOtherIsToldToBeginAgain(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            for (PlatformTransactionManager manager : managers(pool)) {
                Incidents incidents = counted(pool);
                IncidentId first = incidents.declare(ANA, triaged("first")).id();
                IncidentId second = incidents.declare(ANA, triaged("second")).id();
                CyclicBarrier bothHaveOne = new CyclicBarrier(2);
                appends.set(0);

                CompletableFuture<Void> forth =
                        Elsewhere.run(() -> both(manager, incidents, first, second, bothHaveOne));
                CompletableFuture<Void> back =
                        Elsewhere.run(() -> both(manager, incidents, second, first, bothHaveOne));
                List<Throwable> lost = Stream.of(failure(forth), failure(back))
                        .filter(Objects::nonNull)
                        .toList();

                assertThat(lost).hasSize(1);
                assertThat(lost.get(0))
                        .isInstanceOf(TransactionLostException.class)
                        .hasMessageContaining("begin it again");
                assertThat(root(lost.get(0)).getMessage()).containsIgnoringCase("deadlock");
                assertThat(appends).as("tried four times, and none in vain").hasValue(4);
                assertThat(List.of(notes(incidents, first), notes(incidents, second)))
                        .containsExactlyInAnyOrder("first", "second");

                HostTransactions.run(pool, () -> incidents.execute(ANA, first, note("again")));
                assertThat(notes(incidents, first)).endsWith("again");
            }
        }
    }

    /** What a transaction sees was written before somebody else's command, and will be until it ends. */
    @ParameterizedTest
    @EnumSource
    void whoSeesWhatIsOldIsToldAtOnceToBeginAgain(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Incidents incidents = counted(pool);
            IncidentId id = incidents.declare(ANA, triaged("Checkout is down")).id();
            appends.set(0);

            assertThatExceptionOfType(TransactionLostException.class)
                    .isThrownBy(() -> inSnapshot(pool, () -> {
                        incidents.get(id);
                        Elsewhere.call(
                                () -> incidents(JdbcIncidentStore.create(pool)).execute(ANA, id, note("faster")));
                        incidents.execute(ANA, id, note("slower"));
                    }))
                    .withMessageContaining("Appending to incident " + id)
                    .withMessageContaining("begin it again")
                    .satisfies(lost -> assertThat(lost.getCause()).isNotNull());

            assertThat(appends).as("attempts").hasValue(1);
            assertThat(notes(incidents, id)).isEqualTo("faster");
            inSnapshot(pool, () -> incidents.execute(ANA, id, note("again")));
            assertThat(notes(incidents, id)).isEqualTo("faster again");
        }
    }

    /** A group of alerts that somebody else has taken since: there is nothing to join that this transaction could see. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2")
    void whoCanNotSeeWhoHasTheAlertsIsToldAtOnceToBeginAgain(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Incidents incidents = counted(pool);
            appends.set(0);

            assertThatExceptionOfType(TransactionLostException.class)
                    .isThrownBy(() -> inSnapshot(pool, () -> {
                        incidents.list(IncidentQuery.open());
                        Elsewhere.call(
                                () -> incidents(JdbcIncidentStore.create(pool)).receive(ANA, alertGroup("disk")));
                        incidents.receive(ANA, alertGroup("disk"));
                    }));

            assertThat(appends).as("attempts").hasValue(1);
        }
    }

    /** Outside of a transaction of the caller's the same is a race, which is decided again. */
    @ParameterizedTest
    @EnumSource
    void anotherCommandThatWasFasterIsNoFault(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            IncidentStore store = JdbcIncidentStore.create(pool);
            Incident declared = incidents(store).declare(ANA, triaged("Checkout is down"));

            for (int i = 0; i < 3; i++) {
                incidents(JdbcIncidentStore.create(pool)).execute(ANA, declared.id(), note("faster"));
                incidents(store).execute(ANA, declared.id(), note("slower"));
            }

            assertThat(notes(incidents(store), declared.id())).isEqualTo("faster slower faster slower faster slower");
        }
    }

    /** Whoever holds the row does not let go of it in the time that the host gives a statement. */
    @Test
    void aStatementThatTakesTooLongWritesNothingAndSaysSo() throws SQLException {
        try (HikariDataSource pool = TestDatabase.POSTGRESQL.migrated(
                config -> config.setConnectionInitSql("set statement_timeout = '300ms'"))) {
            Incidents incidents = counted(pool);
            Incident declared = incidents.declare(ANA, triaged("Checkout is down"));
            try (var holder = pool.getConnection();
                    var lock = holder.createStatement()) {
                holder.setAutoCommit(false);
                lock.execute("select 1 from incident for update");
                appends.set(0);

                assertThatExceptionOfType(IncidentStoreException.class)
                        .isThrownBy(() -> incidents.execute(ANA, declared.id(), note("late")))
                        .havingRootCause()
                        .withMessageContaining("statement timeout");

                holder.rollback();
            }
            assertThat(appends).as("attempts").hasValue(1);
            assertThat(incidents.get(declared.id())).isEqualTo(declared);
        }
    }

    /** A pool whose connections are all taken: the command fails in the time that the host gives it, and says why. */
    @ParameterizedTest
    @EnumSource
    void aPoolThatIsFullIsSaidInItsTime(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = database.migrated(config -> {
            config.setMaximumPoolSize(1);
            config.setConnectionTimeout(Duration.ofMillis(250).toMillis());
        })) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            Incident declared = incidents.declare(ANA, triaged("Checkout is down"));
            try (var taken = pool.getConnection()) {
                assertThat(taken.isClosed()).isFalse();
                assertThatExceptionOfType(IncidentStoreException.class)
                        .isThrownBy(() -> incidents.execute(ANA, declared.id(), note("late")))
                        .havingRootCause()
                        .withMessageContaining("Connection is not available");
            }

            assertThat(incidents.execute(ANA, declared.id(), note("now")).version())
                    .isEqualTo(declared.version() + 1);
        }
    }

    /** The server ends the connection while the command waits; the next one has another, and goes through. */
    @Test
    void aConnectionThatIsCutInTheMiddleOfACommandWritesNothing() throws SQLException {
        try (HikariDataSource pool = TestDatabase.POSTGRESQL.migrated()) {
            Incidents incidents = counted(pool);
            Incident declared = incidents.declare(ANA, triaged("Checkout is down"));
            CompletableFuture<Void> waiting;
            try (var holder = pool.getConnection();
                    var lock = holder.createStatement()) {
                holder.setAutoCommit(false);
                lock.execute("select 1 from incident for update");
                waiting = Elsewhere.run(() -> incidents.execute(ANA, declared.id(), note("cut")));

                JdbcTemplate sql = new JdbcTemplate(pool);
                String cut = "select count(*) from (select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where wait_event_type = 'Lock' and query like '%incident%' and datname = current_database()"
                        + " and pid <> pg_backend_pid()) cut";
                while (sql.queryForObject(cut, Integer.class) == 0) {
                    Thread.onSpinWait();
                }

                assertThat(failure(waiting)).isInstanceOf(IncidentStoreException.class);
                holder.rollback();
            }
            assertThat(incidents.get(declared.id())).isEqualTo(declared);
            assertThat(incidents.execute(ANA, declared.id(), note("whole")).version())
                    .isEqualTo(declared.version() + 1);
        }
    }

    /** Whether it was stored nobody can tell whose connection is gone; under its id it can be given again. */
    @ParameterizedTest
    @EnumSource
    void aConnectionThatIsCutAfterTheCommitWasSentHasStoredItOnce(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            WatchedDataSource cut = new WatchedDataSource(pool);
            Incidents incidents = incidents(JdbcIncidentStore.create(cut));
            Incident declared = incidents.declare(ANA, triaged("Checkout is down"));
            cut.loseTheAnswerToTheNextCommit();

            assertThatExceptionOfType(IncidentStoreException.class)
                    .isThrownBy(() -> incidents.executeOnce(ANA, declared.id(), note("looking"), null, "command 1"))
                    .havingRootCause()
                    .withMessage("The network is gone");
            incidents.executeOnce(ANA, declared.id(), note("looking"), null, "command 1");

            assertThat(notes(incidents, declared.id())).isEqualTo("looking");
        }
    }

    private static void both(
            PlatformTransactionManager manager,
            Incidents incidents,
            IncidentId one,
            IncidentId other,
            CyclicBarrier bothHaveOne) {
        new TransactionTemplate(manager).executeWithoutResult(status -> {
            incidents.execute(ANA, one, note("first"));
            try {
                bothHaveOne.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
            incidents.execute(ANA, other, note("second"));
        });
    }

    private static void inSnapshot(HikariDataSource pool, Runnable work) {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transaction.executeWithoutResult(status -> work.run());
    }

    private static List<PlatformTransactionManager> managers(HikariDataSource pool) {
        return List.of(new JdbcTransactionManager(pool), new EntityStyleTransactionManager(pool));
    }

    private static Throwable failure(CompletableFuture<Void> work) {
        try {
            work.orTimeout(60, TimeUnit.SECONDS).join();
            return null;
        } catch (CompletionException e) {
            return e.getCause();
        }
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }

    private static String notes(Incidents incidents, IncidentId id) {
        return String.join(
                " ",
                incidents.timeline(id).stream()
                        .map(TimelineEntry::event)
                        .filter(NoteAdded.class::isInstance)
                        .map(event -> ((NoteAdded) event).text())
                        .toList());
    }

    private Incidents counted(HikariDataSource pool) {
        IncidentStore store = new ForwardingIncidentStore(JdbcIncidentStore.create(pool)) {
            @Override
            public List<Incident> append(List<IncidentChange> changes) {
                appends.incrementAndGet();
                return super.append(changes);
            }
        };
        return new Incidents(store, IncidentPolicy.standard(), Clock.fixed(Samples.NOW, ZoneOffset.UTC));
    }
}
