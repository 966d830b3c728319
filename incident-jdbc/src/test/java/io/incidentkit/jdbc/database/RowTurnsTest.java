package io.incidentkit.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** On H2, where a transaction that waits for a row can undo what another one has committed, none waits. */
@Timeout(60)
class RowTurnsTest {
    private static final UUID INCIDENT = new UUID(1, 2);

    private final RowTurns turns = new RowTurns(Platform.H2);

    /** Somebody else, who does something to the incident as soon as that is possible. */
    private static final class Other {
        private final AtomicBoolean isDone = new AtomicBoolean();
        private final Thread thread;

        Other(RowTurns turns, UUID incident) {
            this.thread = new Thread(() -> turns.holding(incident, () -> isDone.compareAndSet(false, true)));
            thread.start();
        }

        void waits() {
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            assertThat(isDone).isFalse();
        }

        void goesOn() throws InterruptedException {
            thread.join();
            assertThat(isDone).isTrue();
        }
    }

    @Test
    void oneWaitsUntilTheOtherIsDone() throws InterruptedException {
        Other other = turns.holding(INCIDENT, () -> {
            Other waiting = new Other(turns, INCIDENT);
            waiting.waits();
            return waiting;
        });

        other.goesOn();
    }

    @Test
    void withinATransactionTheTurnLastsUntilItsEnd() throws InterruptedException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        Other other = new TransactionTemplate(new JdbcTransactionManager(database)).execute(status -> {
            turns.holding(INCIDENT, () -> true);
            Other waiting = new Other(turns, INCIDENT);
            waiting.waits();
            return waiting;
        });

        assertThat(other).isNotNull();
        other.goesOn();
    }

    @Test
    void aThreadHasItsTurnMoreThanOnce() {
        assertThat(turns.holding(INCIDENT, () -> turns.holding(INCIDENT, () -> 7)))
                .isEqualTo(7);
    }

    @Test
    void aFailureEndsATurn() throws InterruptedException {
        try {
            turns.holding(INCIDENT, () -> {
                throw new IllegalStateException("no");
            });
        } catch (IllegalStateException e) {
            // As it should be.
        }

        new Other(turns, INCIDENT).goesOn();
    }

    @Test
    void onOtherDatabasesNobodyWaits() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread holder = new Thread(() -> turns.holding(INCIDENT, () -> {
            held.countDown();
            return waited(end);
        }));
        holder.start();
        held.await();

        for (Platform platform : new Platform[] {Platform.POSTGRESQL, Platform.MARIADB, Platform.MYSQL}) {
            assertThat(new RowTurns(platform).holding(INCIDENT, () -> 7)).isEqualTo(7);
        }
        end.countDown();
        holder.join();
    }

    private static boolean waited(CountDownLatch end) {
        try {
            end.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
