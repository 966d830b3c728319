package io.incidentkit.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {
    private final HikariDataSource pool = new HikariDataSource();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicReference<Duration> wrong = new AtomicReference<>(Duration.ZERO);
    private final List<String> said = new ArrayList<>();

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void aNodeWhoseClockIsRightHearsNothing() {
        DatabaseClock clock = clock();

        assertThat(clock.now())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        aMinutePasses();
        clock.now();

        assertThat(said).isEmpty();
    }

    @Test
    void aNodeWhoseClockIsAheadIsToldOnceAndWhenItIsRightAgain() {
        wrong.set(Duration.ofMinutes(5));
        DatabaseClock clock = clock();

        for (int i = 0; i < 5; i++) {
            clock.now();
            aMinutePasses();
        }
        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("The clock of this node is ")
                .contains("s ahead of that of the database", "Set the clock");
        assertThat(clock.now())
                .as("goes by the database")
                .isBefore(Instant.now().plusSeconds(60).plusNanos(nanos.get()));

        wrong.set(Duration.ZERO);
        aMinutePasses();
        clock.now();
        assertThat(said).hasSize(2).last().asString().endsWith("agrees with that of the database again");
    }

    @Test
    void aNodeWhoseClockIsSetBackWhileItRunsIsTold() {
        DatabaseClock clock = clock();
        clock.now();
        wrong.set(Duration.ofMinutes(-3));
        aMinutePasses();
        clock.now();

        assertThat(said).singleElement().asString().contains("s behind that of the database");
    }

    private DatabaseClock clock() {
        pool.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        return new DatabaseClock(
                Database.of(pool), nanos::get, () -> Instant.now().plus(wrong.get()), said::add);
    }

    private void aMinutePasses() {
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    }
}
