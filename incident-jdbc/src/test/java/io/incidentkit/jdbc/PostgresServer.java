package io.incidentkit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One real server for all tests of the run. Tests keep out of each other's way by schemas, which cost less than databases. */
final class PostgresServer {
    private static final EmbeddedPostgres SERVER = start();
    /** What the names of schemas begin with that tests have to themselves. */
    static final String PLACE = "test";

    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final LentTables TABLES = new LentTables(
            TestDatabase.POSTGRESQL, PostgresServer::newPlace, PostgresServer::open, PostgresServer::settings);

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
        return new HikariDataSource(settings(newPlace(), settings));
    }

    /** A pool on a schema with the store's tables, which are empty. */
    static HikariDataSource migratedSchema(Consumer<HikariConfig> settings) {
        return TABLES.lend(settings);
    }

    private static String newPlace() {
        String name = nameOfSchema(PLACE);
        execute("create schema " + name);
        return name;
    }

    private static Connection open(String schema) throws SQLException {
        return SERVER.getDatabase("postgres", "postgres", Map.of("currentSchema", schema))
                .getConnection();
    }

    private static HikariConfig settings(String schema, Consumer<HikariConfig> settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(SERVER.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema);
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(8);
        settings.accept(config);
        return config;
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
