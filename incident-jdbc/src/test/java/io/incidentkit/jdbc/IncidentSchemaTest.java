package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.incidents;
import static io.incidentkit.jdbc.Samples.triaged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.jdbc.database.Tables;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentQuery.State;
import io.incidentkit.store.IncidentStoreException;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

class IncidentSchemaTest {

    @ParameterizedTest
    @EnumSource
    void makesTheTablesInAnEmptySchema(TestDatabase database) {
        try (HikariDataSource pool = database.empty()) {
            IncidentSchema.migrate(pool);

            assertStoreWorks(pool);
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesNothingTheSecondTime(TestDatabase database) {
        try (HikariDataSource pool = database.empty()) {
            IncidentSchema.migrate(pool);
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            Incident declared = incidents.declare(ANA, triaged("Checkout is down"));
            List<?> history = history(database, pool, IncidentSchema.HISTORY_TABLE);

            IncidentSchema.migrate(pool);

            assertThat(incidents.get(declared.id())).isEqualTo(declared);
            assertThat(history(database, pool, IncidentSchema.HISTORY_TABLE)).isEqualTo(history);
        }
    }

    @ParameterizedTest
    @EnumSource
    void livesInTheSchemaOfAHostWithAFlywayOfItsOwn(TestDatabase database) {
        try (HikariDataSource pool = database.empty()) {
            Flyway host = Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:io/incidentkit/jdbc/host")
                    .load();
            host.migrate();
            List<?> before = history(database, pool, "flyway_schema_history");

            IncidentSchema.migrate(pool);

            assertStoreWorks(pool);
            assertThat(history(database, pool, "flyway_schema_history")).isEqualTo(before);
            assertThat(host.validateWithResult().validationSuccessful).isTrue();
            assertThat(host.migrate().migrationsExecuted).isZero();
            assertThat(new JdbcTemplate(pool).queryForList("select name from host_team", String.class))
                    .containsExactly("payments");
        }
    }

    @ParameterizedTest
    @EnumSource
    void worksThroughAPoolOfOneConnectionWithoutAutoCommit(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = database.empty();
                HikariDataSource manual = new HikariDataSource()) {
            manual.setDataSource(pool);
            manual.setAutoCommit(false);
            manual.setMaximumPoolSize(1);

            IncidentSchema.migrate(manual);

            assertStoreWorks(pool);
            try (Connection given = manual.getConnection()) {
                assertThat(given.getAutoCommit()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void letsSeveralNodesMigrateAtTheSameTime(TestDatabase database) {
        try (HikariDataSource pool = database.empty()) {
            CompletableFuture<?>[] nodes = Stream.generate(() -> Elsewhere.run(() -> IncidentSchema.migrate(pool)))
                    .limit(4)
                    .toArray(CompletableFuture[]::new);

            CompletableFuture.allOf(nodes).orTimeout(60, TimeUnit.SECONDS).join();

            assertStoreWorks(pool);
        }
    }

    /** On PostgreSQL nothing keeps another node from it while Flyway looks around, until it takes its lock at about the twentieth statement. */
    @ParameterizedTest
    @ValueSource(ints = {5, 11, 12, 13, 14, 15, 16})
    void letsAnotherNodeMakeTheHistoryInBetween(int statement) {
        try (HikariDataSource pool = TestDatabase.POSTGRESQL.empty()) {
            WatchedDataSource slow = new WatchedDataSource(pool);
            slow.beforeStatement(statement, () -> historyAlone(pool).migrate());

            IncidentSchema.migrate(slow);

            assertThat(slow.statements()).isGreaterThan(statement);
            assertStoreWorks(pool);
        }
    }

    /** What a node has made when it has not come to the first script. */
    private static Flyway historyAlone(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:io/incidentkit/jdbc/nothing")
                .table(IncidentSchema.HISTORY_TABLE)
                .load();
    }

    /** What lists are filtered by is no older than the release that filters by it. */
    @ParameterizedTest
    @EnumSource
    void findsTheIncidentsThatWereThereBeforeByTheirTitles(TestDatabase database) {
        try (HikariDataSource newest = database.migrated();
                HikariDataSource pool = database.empty()) {
            Incident declared = incidents(JdbcIncidentStore.create(newest)).declare(ANA, triaged("Café is down"));
            new JdbcTemplate(newest).update("update incident set facets = ?", "\nseverity:sev1\n");
            IncidentSchema.migrate(pool, Tables.DEFAULT, MigrationVersion.fromVersion("8"));
            copy("incident", newest, pool);
            copy("incident_event", newest, pool);
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            IncidentQuery query = new IncidentQuery(
                    State.ALL, 0, 10, IncidentFilter.ALL.title("cafe").commander("ana"));
            assertThat(incidents.list(query).incidents()).isEmpty();

            IncidentSchema.migrate(pool);

            assertThat(incidents.list(query).incidents()).containsExactly(declared);
        }
    }

    /** Of what was there before there were outlines, they are made when figures are read. */
    @ParameterizedTest
    @EnumSource
    void readsFiguresOfTheIncidentsThatWereThereBefore(TestDatabase database) {
        try (HikariDataSource newest = database.migrated();
                HikariDataSource pool = database.empty()) {
            Incidents then = incidents(JdbcIncidentStore.create(newest));
            Incident ended = then.execute(
                    ANA, then.declare(ANA, triaged("Checkout is down")).id(), new Dismiss("a probe", null, null));
            IncidentSchema.migrate(pool, Tables.DEFAULT, MigrationVersion.fromVersion("13"));
            copy("incident", newest, pool);
            copy("incident_event", newest, pool);

            IncidentSchema.migrate(pool);

            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            assertThat(incidents.outlines().toList()).containsExactly(ended);
            assertThat(incidents.outlines().toList())
                    .containsExactly(ended.outline().orElseThrow());
        }
    }

    @Test
    void refusesADatabaseThatItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IncidentSchema.migrate(FakeDatabases.calledOracle()))
                .withMessage("The database is Oracle; supported are PostgreSQL, MariaDB, MySQL, H2");
    }

    @Test
    void saysThatTheDatabaseCannotBeReached() {
        assertThatExceptionOfType(IncidentStoreException.class)
                .isThrownBy(() -> IncidentSchema.migrate(FakeDatabases.unreachable()));
    }

    /** Copies the columns that an older table has. */
    private static void copy(String table, DataSource from, DataSource to) {
        JdbcTemplate into = new JdbcTemplate(to);
        List<String> columns = into.query("select * from " + table, rows -> {
            ResultSetMetaData about = rows.getMetaData();
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= about.getColumnCount(); i++) {
                names.add(about.getColumnName(i));
            }
            return names;
        });
        for (Map<String, Object> row : new JdbcTemplate(from).queryForList("select * from " + table)) {
            into.update(
                    "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                            + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")",
                    columns.stream().map(row::get).toArray());
        }
    }

    private static List<?> history(TestDatabase database, HikariDataSource pool, String table) {
        return new JdbcTemplate(pool).queryForList("select * from " + database.quoted(table));
    }

    private static void assertStoreWorks(HikariDataSource pool) {
        Incidents incidents = incidents(JdbcIncidentStore.create(pool));
        Incident declared = incidents.declare(ANA, triaged("Checkout is down"));
        assertThat(declared.number()).isOne();
        assertThat(incidents.get(declared.id())).isEqualTo(declared);
    }
}
