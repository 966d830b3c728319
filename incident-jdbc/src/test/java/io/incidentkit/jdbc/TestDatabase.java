package io.incidentkit.jdbc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    POSTGRESQL {
        @Override
        HikariDataSource empty(Consumer<HikariConfig> settings) {
            return PostgresServer.newSchema(settings);
        }

        @Override
        HikariDataSource forContract(Consumer<HikariConfig> settings) {
            return PostgresServer.contractSchema(settings);
        }
    },
    MARIADB {
        @Override
        HikariDataSource empty(Consumer<HikariConfig> settings) {
            return MariaDbServer.newDatabase(settings);
        }

        @Override
        HikariDataSource forContract(Consumer<HikariConfig> settings) {
            return MariaDbServer.contractDatabase(settings);
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
    MYSQL {
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
        HikariDataSource forContract(Consumer<HikariConfig> settings) {
            assumeTrue(isHere(), "there is no MySQL here");
            return MySqlServer.contractDatabase(settings);
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
    H2 {
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
        HikariDataSource forContract(Consumer<HikariConfig> settings) {
            return migrated(settings);
        }
    };

    /** What makes the tables of the contract as new where a table can't be emptied with those that point at it. */
    static final List<String> EMPTYING = List.of(
            "delete from incident_postmortem",
            "delete from incident_postmortem_word",
            "delete from incident_delivery",
            "delete from incident_task",
            "delete from incident_command",
            "delete from incident_open_key",
            "delete from incident_last_key",
            "delete from incident_reference",
            "delete from incident_runbook_page",
            "delete from incident_runbook_place",
            "delete from incident_rewrite",
            "delete from incident_event",
            "delete from incident_outline",
            "delete from incident",
            "alter table incident auto_increment = 1");

    /** Those that a test can be run on here. */
    static List<TestDatabase> here() {
        return Stream.of(values()).filter(TestDatabase::isHere).toList();
    }

    /** Whether it can be had on this machine. */
    boolean isHere() {
        return true;
    }

    abstract HikariDataSource empty(Consumer<HikariConfig> settings);

    /** The tables, without incidents, for tests that change nothing but rows. */
    abstract HikariDataSource forContract(Consumer<HikariConfig> settings);

    /** What a column says that holds a moment. */
    Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A name in a statement, with its capitals. */
    String quoted(String name) {
        return '"' + name + '"';
    }

    final HikariDataSource empty() {
        return empty(config -> {});
    }

    final HikariDataSource migrated(Consumer<HikariConfig> settings) {
        HikariDataSource pool = empty(settings);
        IncidentSchema.migrate(pool);
        return pool;
    }

    final HikariDataSource migrated() {
        return migrated(config -> {});
    }
}
