package io.incidentkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.test.store.ChannelReferencesContract;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What channels have outside, kept in each database. */
class JdbcChannelReferencesTest {

    private static Incident declared(HikariDataSource pool) {
        return Incidents.builder(JdbcIncidentStore.create(pool), IncidentPolicy.standard(), Clock.systemUTC())
                .build()
                .declare(Actor.person("ana"), Declare.builder("slow").build());
    }

    @ParameterizedTest
    @EnumSource
    void areKeptWhateverBecomesOfTheCallersTransaction(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            String incident = declared(pool).id().toString();
            ChannelReferences references = JdbcChannelReferences.create(pool);

            new TransactionTemplate(new JdbcTransactionManager(pool)).executeWithoutResult(status -> {
                references.keep("chat", incident, "1/room", "C042");
                status.setRollbackOnly();
            });

            assertThat(JdbcChannelReferences.create(pool).find("chat", incident, "1/room"))
                    .contains("C042");
        }
    }

    @ParameterizedTest
    @EnumSource
    void areKeptByTwoNodesAtOnce(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            String incident = declared(pool).id().toString();

            IntStream.range(0, 8)
                    .mapToObj(node -> Elsewhere.run(
                            () -> JdbcChannelReferences.create(pool).keep("chat", incident, "1/room", "C" + node)))
                    .toList()
                    .forEach(each -> each.orTimeout(30, TimeUnit.SECONDS).join());

            assertThat(JdbcChannelReferences.create(pool).all("chat", incident)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void goWithTheIncident(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Incident incident = declared(pool);
            ChannelReferences references = JdbcChannelReferences.create(pool);
            references.keep("chat", incident.id().toString(), "1/room", "C042");

            JdbcIncidentStore.create(pool).remove(incident);

            assertThat(references.all("chat", incident.id().toString())).isEmpty();
            assertThat(references.incidentOf("chat", "C042")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void sayThatTheDatabaseFailed(TestDatabase database) {
        try (HikariDataSource pool = database.empty()) {
            ChannelReferences references = JdbcChannelReferences.create(pool);

            assertThatExceptionOfType(IncidentStoreException.class)
                    .isThrownBy(() -> references.incidentOf("chat", "C042"));
        }
    }

    private abstract static class Contract extends ChannelReferencesContract {
        private final TestDatabase database;
        private HikariDataSource pool;

        Contract(TestDatabase database) {
            this.database = database;
        }

        @Override
        protected final IncidentStore store() {
            pool = database.migrated(config -> {});
            return JdbcIncidentStore.create(pool);
        }

        @Override
        protected final ChannelReferences references() {
            return JdbcChannelReferences.create(pool);
        }

        @AfterEach
        final void close() {
            pool.close();
        }
    }

    @Nested
    class OnH2 extends Contract {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgres extends Contract {
        OnPostgres() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class OnMariaDb extends Contract {
        OnMariaDb() {
            super(TestDatabase.MARIADB);
        }
    }

    @Nested
    @EnabledIf("io.incidentkit.jdbc.MySqlServer#isHere")
    class OnMySql extends Contract {
        OnMySql() {
            super(TestDatabase.MYSQL);
        }
    }
}
