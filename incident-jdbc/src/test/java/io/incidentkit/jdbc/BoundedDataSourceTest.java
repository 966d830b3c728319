package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.incidents;
import static io.incidentkit.jdbc.Samples.note;
import static io.incidentkit.jdbc.Samples.triaged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.incident.Incident;
import io.incidentkit.jdbc.pool.BoundedDataSource;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Nobody waits for a pool that gives nothing to anybody; the pool's own patience here is the half of a minute that it has by default. */
@Timeout(60)
class BoundedDataSourceTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void whoeverWaitsForAPoolThatGivesNothingIsToldAndIsAsBefore() throws SQLException {
        try (HikariDataSource pool = TestDatabase.H2.migrated(config -> config.setMaximumPoolSize(1))) {
            Incidents incidents = incidents(JdbcIncidentStore.create(new BoundedDataSource(pool, SHORT)));
            Incident declared = incidents.declare(ANA, triaged("Checkout is down"));

            try (Connection taken = pool.getConnection()) {
                assertThat(taken.isClosed()).isFalse();
                assertThatExceptionOfType(IncidentStoreException.class)
                        .isThrownBy(() -> incidents.execute(ANA, declared.id(), note("late")))
                        .satisfies(failure -> assertThat(failure.getCause())
                                .hasCauseInstanceOf(SQLTransientConnectionException.class)
                                .hasStackTraceContaining("Nobody was given a connection for PT0.3S"));
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            }

            assertThat(incidents.execute(ANA, declared.id(), note("now")).version())
                    .isEqualTo(declared.version() + 1);
        }
    }

    @Test
    void whoeverWaitsForTheirTurnWaitsOnWhileOthersGetTheirs() throws Exception {
        try (HikariDataSource pool = TestDatabase.H2.migrated(config -> config.setMaximumPoolSize(1))) {
            CountDownLatch isAsked = new CountDownLatch(1);
            BoundedDataSource bounded = new BoundedDataSource(
                    new DelegatingDataSource(pool) {
                        @Override
                        public Connection getConnection() throws SQLException {
                            if (Thread.currentThread().getName().equals("elsewhere")) {
                                isAsked.countDown();
                            }
                            return super.getConnection();
                        }
                    },
                    SHORT);
            Connection taken = bounded.getConnection();

            CompletableFuture<Void> waiting = Elsewhere.run(() -> {
                try (Connection given = bounded.getConnection()) {
                    assertThat(given.isClosed()).isFalse();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            isAsked.await();
            taken.close();

            waiting.join();
        }
    }

    /** A pool that begins may have to wait for its database; nothing is known of it yet. */
    @Test
    void theFirstOfAllIsLeftToThePool() throws SQLException {
        try (HikariDataSource pool = TestDatabase.H2.empty(config -> {
            config.setMaximumPoolSize(1);
            config.setConnectionTimeout(500);
        })) {
            BoundedDataSource bounded = new BoundedDataSource(pool, Duration.ofMillis(1));
            try (Connection taken = pool.getConnection()) {
                assertThat(taken.isClosed()).isFalse();
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(bounded::getConnection)
                        .withMessageContaining("Connection is not available");
            }
        }
    }

    @Test
    void transactionsOfTheHostAreThoseOfThePool() {
        try (HikariDataSource pool = TestDatabase.H2.migrated()) {
            Incidents incidents = incidents(JdbcIncidentStore.create(new BoundedDataSource(pool, SHORT)));

            Incident undone = new TransactionTemplate(new JdbcTransactionManager(pool)).execute(status -> {
                status.setRollbackOnly();
                return incidents.declare(ANA, triaged("within"));
            });

            assertThat(incidents.find(undone.id())).isEmpty();
        }
    }

    @Test
    void nobodyWaitsForLessThanNoTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BoundedDataSource(FakeDatabases.unreachable(), Duration.ofSeconds(-1)));
    }
}
