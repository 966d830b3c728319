package io.incidentkit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One real server for all tests of the run. Tests keep out of each other's way by schemas, which cost less than databases. */
final class PostgresServer {
    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final String CONTRACT = "contract";

    static {
        execute("create schema " + CONTRACT);
        try (HikariDataSource pool = pool(CONTRACT, config -> {})) {
            IncidentSchema.migrate(pool);
        }
    }

    private PostgresServer() {}

    /** A name that no other schema has. */
    static String nameOfSchema(String beginning) {
        return beginning + SCHEMAS.incrementAndGet();
    }

    static int port() {
        return SERVER.getPort();
    }

    /** A pool on a new schema that has nothing in it. */
    static HikariDataSource newSchema(Consumer<HikariConfig> settings) {
        String name = "test" + SCHEMAS.incrementAndGet();
        execute("create schema " + name);
        return pool(name, settings);
    }

    /** A pool on the schema of the contract, without incidents. The one before has to be closed. */
    static HikariDataSource contractSchema(Consumer<HikariConfig> settings) {
        execute(
                "truncate %1$s.incident, %1$s.incident_outline, %1$s.incident_event, %1$s.incident_rewrite, %1$s.incident_reference, %1$s.incident_runbook_page, %1$s.incident_runbook_place, %1$s.incident_open_key, %1$s.incident_last_key, %1$s.incident_delivery, %1$s.incident_task, %1$s.incident_command, %1$s.incident_postmortem, %1$s.incident_postmortem_word restart identity"
                        .formatted(CONTRACT));
        return pool(CONTRACT, settings);
    }

    private static HikariDataSource pool(String schema, Consumer<HikariConfig> settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(SERVER.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema);
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(8);
        settings.accept(config);
        return new HikariDataSource(config);
    }

    private static void execute(String sql) {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
