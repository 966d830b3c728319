package io.incidentkit.jdbc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The databases that the store is tested on. Whoever takes a pool closes it; nobody else uses what is behind it. */
enum TestDatabase {
    POSTGRESQL("select setval(pg_get_serial_sequence('incident', 'number'), 1, false)") {
        @Override
        HikariDataSource empty(Consumer<HikariConfig> settings) {
            return PostgresServer.newSchema(settings);
        }

        @Override
        HikariDataSource migrated(Consumer<HikariConfig> settings) {
            return PostgresServer.migratedSchema(settings);
        }
    },
    MARIADB("alter table incident auto_increment = 1") {
        @Override
        HikariDataSource empty(Consumer<HikariConfig> settings) {
            return MariaDbServer.newDatabase(settings);
        }

        @Override
        HikariDataSource migrated(Consumer<HikariConfig> settings) {
            return MariaDbServer.migratedDatabase(settings);
        }

        @Override
        Instant instant(ResultSet row, String column) throws SQLException {
            return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
        }

        @Override
        String quoted(String name) {
            return "`" + name + "`";
        }
    },
    /** Not everywhere: a test that asks for one where there is none is skipped. */
    MYSQL("alter table incident auto_increment = 1") {
        @Override
        boolean isHere() {
            return MySqlServer.isHere();
        }

        @Override
        HikariDataSource empty(Consumer<HikariConfig> settings) {
            assumeTrue(isHere(), "there is no MySQL here");
            return MySqlServer.newDatabase(settings);
        }

        @Override
        HikariDataSource migrated(Consumer<HikariConfig> settings) {
            assumeTrue(isHere(), "there is no MySQL here");
            return MySqlServer.migratedDatabase(settings);
        }

        @Override
        Instant instant(ResultSet row, String column) throws SQLException {
            return MARIADB.instant(row, column);
        }

        @Override
        String quoted(String name) {
            return MARIADB.quoted(name);
        }
    },
    H2("alter table incident alter column number restart with 1") {
        /** The pool's idle connection keeps the database in memory; it is gone when the pool is closed. */
        @Override
        HikariDataSource empty(Consumer<HikariConfig> settings) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
            config.setMinimumIdle(1);
            config.setMaximumPoolSize(8);
            settings.accept(config);
            return new HikariDataSource(config);
        }

        @Override
        HikariDataSource migrated(Consumer<HikariConfig> settings) {
            return newlyMigrated(settings);
        }
    };

    private final List<String> emptying;

    /**
     * Knows what empties the store's tables, each after those that point at it. Truncating writes a new file for each table and each
     * index on some servers, which takes longer than most tests.
     *
     * @param restart what lets the numbers of incidents begin with 1
     */
    TestDatabase(String restart) {
        emptying = Stream.concat(
                        Stream.of(
                                        "incident_postmortem_word",
                                        "incident_postmortem",
                                        "incident_text_word",
                                        "incident_text",
                                        "incident_delivery",
                                        "incident_task",
                                        "incident_command",
                                        "incident_open_key",
                                        "incident_last_key",
                                        "incident_reference",
                                        "incident_runbook_page",
                                        "incident_runbook_place",
                                        "incident_rewrite",
                                        "incident_event",
                                        "incident_outline",
                                        "incident")
                                .map("delete from "::concat),
                        Stream.of(restart))
                .toList();
    }

    /** Those that a test can be run on here. */
    static List<TestDatabase> here() {
        return Stream.of(values()).filter(TestDatabase::isHere).toList();
    }

    /** Whether it can be had on this machine. */
    boolean isHere() {
        return true;
    }

    abstract HikariDataSource empty(Consumer<HikariConfig> settings);

    /** The store's tables, without incidents, for tests that change nothing but rows: others have them afterwards. */
    abstract HikariDataSource migrated(Consumer<HikariConfig> settings);

    /** What a column says that holds a moment. */
    Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A name in a statement, with its capitals. */
    String quoted(String name) {
        return '"' + name + '"';
    }

    /** Empties the store's tables, as if they had been made anew. */
    final void empty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : emptying) {
                statement.execute(sql);
            }
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    final HikariDataSource empty() {
        return empty(config -> {});
    }

    /** The store's tables for a test that changes them, or has others beside them. */
    final HikariDataSource newlyMigrated(Consumer<HikariConfig> settings) {
        HikariDataSource pool = empty(settings);
        IncidentSchema.migrate(pool);
        return pool;
    }

    final HikariDataSource newlyMigrated() {
        return newlyMigrated(config -> {});
    }

    final HikariDataSource migrated() {
        return migrated(config -> {});
    }
}
